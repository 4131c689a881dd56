using System.Collections;
using System.Security.Cryptography;
using System.Text;

namespace FaceLab.Data.Fetching;

/// <summary>A people file of LFW's View 1. No mirror has it; it is rebuilt from the pictures and one bit for each
/// person.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Sha256">The SHA-256 of the published file, 64 hexadecimal digits.</param>
/// <param name="Bits">A bit for each person, people in ordinal order of their names, lowest bit of a byte
/// first.</param>
/// <param name="Kept">The bit of the people who are in the file.</param>
internal sealed record LfwPeopleFile(string Name, string Sha256, byte[] Bits, bool Kept)
{
    // Made in the folder of the published files, with Python:
    //   names = sorted(os.listdir("lfw-deepfunneled"))
    //   train = {line.split("\t")[0] for line in open("peopleDevTrain.txt")}
    //   bits = sum(1 << i for i, name in enumerate(names) if name in train)
    //   print(base64.b64encode(bits.to_bytes(719, "little")))
    /// <summary>A 1 for each of the 4,038 people of DevTrain, a 0 for each of the 1,711 of DevTest.</summary>
    private static readonly byte[] IsDevTrain = Convert.FromBase64String("""
        9Xxtur1vKd8/+7PX7fd/+qne/fMv/5t5/uh7Xb1zzrH3+9O7/9/7GztX/943/mz0v/vyHf/+m0HfaJ+2/r3+967/6vzGe9389v9u/67f6tfb
        P5R//tr2Lkz3/b5rqMv3sx3NPv2Xqv518P4y3L/i9eP+8T34Nfv/W14+37fc5Op9//yPs/4zfru9frX//xTfw+Pdx83+9+jbv/ba//f6f/69
        1e+61/+vbfv27Xuc5+Lu937/z/+x8/r+r5z85owO+tRL9rvzT3fut+nOx46d973S//Rbe46/fb92dPH1L/t34z910Y+3d/LbvHtq8tr7S+u/
        6fuv9MbXS/rF7d9qe9fF9u7vn/fz5pvv978s/76/9V51PfnP7rGgnru9//rTW9X9iej/3H7f3f4dnvo32/Vx56M76+78LGT9uGNdzkuls2mW
        du+/9//fv/PP4Ns39u/3/Krn9dh/+/unfu76/2s+jfP/t38b9z9H3/W76/vdWfbj//9/63y3//fur/fhvf//Nl+3V7Hs9f06H3P+cnazTtvx
        0/97/1fVU/9/v+3qFb/Wf/tnKU//tsv/mcbq99r7d/LznrOt+FP6/cj7/2F7H1/f/ls3vrrPB/f6f/tjqi+/Xf8157vfr1b8//51+/c7fca/
        z/1/vOGv2dzm/P+f///3G/jw/fvzN7v8rqeRvFvzfnf3rauXb8+95s9/vR12/61vLeYvv03vzP9rxtaO/KXVDefU1v9fu977zdvj51/T7v//
        vt8Zl7/n/L37TnSG2cqei+ifG1SVXvf/uu5cJ/dxf3n+38XqxXdg5v//K+O73v91G889MXS/z/odf7bz77B+Y9X/Hfl3dbHft+8/8r78tJ5D
        n7b+N7/331/lpd793fU5os69rVle937pfGG5t+v/f/xw+ffDzr7H3//bfzfHNIvu8tL/0LvUdc3H3uUWuff9oe++P/1nPhU=
        """);

    /// <summary>Links may lead back to a folder above.</summary>
    private static readonly EnumerationOptions WithoutLinks =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>The people to train on.</summary>
    public static LfwPeopleFile DevTrain { get; } = new("peopleDevTrain.txt",
        "2e58df13ba4cc143189336e001cc2c195f1dfa5b29a6475c02857be353c2a2fa", IsDevTrain, Kept: true);

    /// <summary>The people to test on.</summary>
    public static LfwPeopleFile DevTest { get; } = new("peopleDevTest.txt",
        "c3ed1f90499473401542101a56c14c1d82396bb8218c67a356d7460601047555", IsDevTrain, Kept: false);

    /// <summary>Rebuilds the file's text from the pictures under a folder, each in a folder named after its
    /// person.</summary>
    /// <exception cref="FaceDataException">The text would not have the sum.</exception>
    public string Rebuild(string folder) => Rebuild(folder,
        Directory.EnumerateFiles(folder, "*.jpg", WithoutLinks)
            .Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)));

    /// <summary>Rebuilds the file's text from the person of each picture.</summary>
    /// <param name="folder">The pictures' folder, for messages.</param>
    /// <param name="persons">A name for each picture, in any order.</param>
    /// <exception cref="FaceDataException">The text would not have the sum.</exception>
    public string Rebuild(string folder, IEnumerable<string> persons)
    {
        var people = persons.CountBy(name => name).OrderBy(person => person.Key, StringComparer.Ordinal).ToList();
        var bits = new BitArray(Bits);
        var kept = people.Take(bits.Length).Where((_, i) => bits[i] == Kept).ToList();
        var text = $"{kept.Count}\n{string.Concat(kept.Select(person => $"{person.Key}\t{person.Value}\n"))}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) == Sha256 ? text
            : throw new FaceDataException($"'{Name}' is not there and cannot be rebuilt from '{folder}': pictures " +
                $"are missing or extra, or folders renamed. {people.Sum(person => person.Value):N0} pictures of " +
                $"{people.Count:N0} people are there; LFW has 13,233 of 5,749. Fetch LFW again " +
                "(`facelab data get lfw --again`), or put the file beside the image folder.");
    }
}
