using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by number. They count as sub-modules once the list itself is registered in a module.</summary>
public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
{
    private readonly List<T> list = [];
    private bool registered;

    public ModuleList(params T[] modules) : base(nameof(ModuleList<T>)) => list.AddRange(modules);

    public T this[int index] { get => list[index]; set => list[index] = value; }

    public int Count => list.Count;

    public bool IsReadOnly => false;

    public void Add(T item) => list.Add(item);

    public void append(params T[] parameters) => list.AddRange(parameters);

    public void extend(IEnumerable<T> modules) => list.AddRange(modules);

    public void Insert(int index, T item) => list.Insert(index, item);

    public bool Remove(T item) => list.Remove(item);

    public void RemoveAt(int index) => list.RemoveAt(index);

    public void Clear() => list.Clear();

    public bool Contains(T item) => list.Contains(item);

    public int IndexOf(T item) => list.IndexOf(item);

    public void CopyTo(T[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

    public IEnumerator<T> GetEnumerator() => list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
        if (registered) return;
        for (var i = 0; i < list.Count; i++)
            register_module(i.ToString(CultureInfo.InvariantCulture), list[i]);
        registered = true;
    }
}
