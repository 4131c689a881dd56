using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order in which they came.</summary>
public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)> where T : nn.Module
{
    private readonly OrderedDictionary<string, T> modules_ = [];
    private bool registered;

    public ModuleDict() : base(nameof(ModuleDict<T>)) { }

    public T this[string key] { get => modules_[key]; set => modules_[key] = value; }

    public (string, T) this[int index]
    {
        get => Pair(modules_.GetAt(index));
        set
        {
            modules_.RemoveAt(index);
            modules_.Insert(index, value.Item1, value.Item2);
        }
    }

    public int Count => modules_.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => modules_.Keys;

    public ICollection<T> Values => modules_.Values;

    public IEnumerable<string> keys() => modules_.Keys;

    public IEnumerable<T> values() => modules_.Values;

    public IEnumerator<(string, T)> items() => GetEnumerator();

    public void Add(string key, T value) => modules_.Add(key, value);

    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, T) item) => modules_.Insert(index, item.Item1, item.Item2);

    public bool Remove(string key) => modules_.Remove(key);

    public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, T> item) => Remove(Pair(item));

    public void RemoveAt(int index) => modules_.RemoveAt(index);

    public void Clear() => modules_.Clear();

    public void clear() => Clear();

    public bool ContainsKey(string key) => modules_.ContainsKey(key);

    public bool Contains((string, T) item)
        => TryGetValue(item.Item1, out var found) && ReferenceEquals(found, item.Item2);

    public bool Contains(KeyValuePair<string, T> item) => Contains(Pair(item));

    public int IndexOf((string, T) item) => Contains(item) ? modules_.IndexOf(item.Item1) : -1;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => modules_.TryGetValue(key, out value);

    public void CopyTo((string, T)[] array, int arrayIndex)
    {
        foreach (var item in this)
            array[arrayIndex++] = item;
    }

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex)
        => ((ICollection<KeyValuePair<string, T>>)modules_).CopyTo(array, arrayIndex);

    public IEnumerator<(string, T)> GetEnumerator() => modules_.Select(Pair).GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator()
        => modules_.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
        if (registered) return;
        foreach (var (key, module) in modules_)
            register_module(key, module);
        registered = true;
    }

    private static (string, T) Pair(KeyValuePair<string, T> item) => (item.Key, item.Value);
}
