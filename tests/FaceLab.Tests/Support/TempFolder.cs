namespace FaceLab.Tests.Support;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, params string[] lines)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllLines(this[name], lines);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
