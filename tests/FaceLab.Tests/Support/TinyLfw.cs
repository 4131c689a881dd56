namespace FaceLab.Tests.Support;

/// <summary>LFW with four people and all six protocol files. The images are empty: listing never opens them.</summary>
internal sealed class TinyLfw : IDisposable
{
    private readonly TempFolder folder = new();

    public TinyLfw(string imageFolder = "lfw-deepfunneled")
    {
        string[] images = ["Ann_Lee", "Ann_Lee", "Ann_Lee", "Bob_Roy", "Bob_Roy", "Cy_Vance", "Cy_Vance", "Dee_Dee"];
        foreach (var person in images.Distinct())
            for (var i = 1; i <= images.Count(name => name == person); i++)
                folder.Write($"{imageFolder}/{person}/{person}_{i:0000}.jpg");
        Protocol("peopleDevTrain.txt", "2", "Ann_Lee\t3", "Dee_Dee\t1");
        Protocol("peopleDevTest.txt", "2", "Bob_Roy\t2", "Cy_Vance\t2");
        Protocol("pairsDevTrain.txt", "1", "Ann_Lee\t1\t3", "Ann_Lee\t2\tDee_Dee\t1");
        Protocol("pairsDevTest.txt", "1", "Cy_Vance\t1\t2", "Bob_Roy\t2\tCy_Vance\t1");
        Protocol("people.txt", "2", "2", "Ann_Lee\t3", "Dee_Dee\t1", "1", "Bob_Roy\t2");
        Protocol("pairs.txt", "2\t1",
            "Ann_Lee\t1\t2", "Ann_Lee\t3\tDee_Dee\t1", "Bob_Roy\t1\t2", "Bob_Roy\t1\tCy_Vance\t2");
    }

    public string Path => folder.Path;

    public string this[string name] => folder[name];

    public string Protocol(string name, params string[] lines) => folder.Write(name, lines);

    public void Dispose() => folder.Dispose();
}
