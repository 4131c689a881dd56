using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Embeddings;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Runs;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Runs;

/// <summary>Embeddings of pictures, in one go and with interruptions.</summary>
public sealed class EmbeddingJobTests : IDisposable
{
    private static readonly PreparationOptions Whole = new() { Size = 16, CropShare = 1 };

    private readonly TempFolder folder = new();
    private readonly EvaluatedModel model;
    private readonly ModelPictures pictures;
    private readonly IReadOnlyList<FaceRecord> faces;

    public EmbeddingJobTests()
    {
        NoisePictures.SavePeople(folder["set"]);
        using (var network = new SmallResNet(new() { InputSize = 16, Width = 4, EmbeddingSize = 8 }))
            TrainedNetwork.Save(folder["net.safetensors"], network, "none", Whole.Make().Parameters,
                new EvaluationStep(3, 1, 1, 1, 1));
        model = EvaluatedModel.Open(folder["net.safetensors"]);
        pictures = new ModelPictures(model);
        faces = FaceListing.Of(folder["set"]).Faces;
    }

    public void Dispose()
    {
        model.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void The_embeddings_are_those_of_an_evaluation()
    {
        using var prepared = PreparedFaces.FromFiles(new FaceSet("set", faces), Whole.Make());
        using var expected = Embedder.Embed(model.Network, prepared);

        var outcome = new EmbeddingJob(pictures, faces, folder["e.parquet"], partSize: 10).Run();
        var read = EmbeddingFile.Read(folder["e.parquet"]);

        Assert.Equal((72, 0, 0), (outcome.Embedded, outcome.Before, outcome.Unreadable.Count));
        Assert.Equal(faces, read.Faces);
        Assert.InRange(expected.data<float>().ToArray().Zip(read.Values)
            .Max(pair => Math.Abs(pair.First - pair.Second)), 0, 1e-5);
        Assert.False(Directory.Exists(folder["e.parquet.parts"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(35)]
    [InlineData(64)]
    public void A_job_that_was_stopped_goes_on_and_ends_as_one_that_was_not(int after)
    {
        using var stop = new CancellationTokenSource();
        new EmbeddingJob(pictures, faces, folder["whole.csv"], partSize: 7).Run();

        Assert.Throws<OperationCanceledException>(() => new EmbeddingJob(pictures, faces, folder["e.csv"], partSize: 7)
            .Run(new ImmediateProgress(done =>
            {
                if (done > after)
                    stop.Cancel();
            }), stop.Token));
        Assert.False(File.Exists(folder["e.csv"]));
        var outcome = new EmbeddingJob(pictures, faces, folder["e.csv"], partSize: 7).Run();

        Assert.Equal(Math.Min(72, (after / 7 + 1) * 7), outcome.Before);
        Assert.Equal(File.ReadAllText(folder["whole.csv"]), File.ReadAllText(folder["e.csv"]));
    }

    [Fact]
    public void Parts_of_other_work_are_neither_used_nor_lost()
    {
        Stopped();
        File.SetLastWriteTimeUtc(faces[0].Path, DateTime.UtcNow.AddDays(-1));

        Assert.Contains("holds finished parts of other work", Assert.Throws<FaceDataException>(
            () => new EmbeddingJob(pictures, faces, folder["e.csv"], partSize: 7).Run()).Message);
        Assert.NotEmpty(Directory.GetFiles(folder["e.csv.parts"], "*.parquet"));
    }

    [Fact]
    public void A_result_is_replaced_only_if_that_was_asked_for()
    {
        File.WriteAllText(folder["e.csv"], "mine");

        Assert.Contains("--overwrite", Assert.Throws<FaceDataException>(
            () => new EmbeddingJob(pictures, faces, folder["e.csv"])).Message);
        new EmbeddingJob(pictures, faces, folder["e.csv"], replace: true).Run();

        Assert.Equal(72, EmbeddingFile.Read(folder["e.csv"]).Faces.Count);
    }

    /// <summary>A kill between the result and the end of the parts leaves both.</summary>
    [Fact]
    public void A_result_whose_parts_are_still_there_is_finished()
    {
        Stopped();
        File.WriteAllText(folder["e.csv"], "the result, perhaps");

        new EmbeddingJob(pictures, faces, folder["e.csv"], partSize: 7).Run();

        Assert.Equal(72, EmbeddingFile.Read(folder["e.csv"]).Faces.Count);
        Assert.False(Directory.Exists(folder["e.csv.parts"]));
    }

    [Fact]
    public void Unreadable_pictures_have_no_row_and_are_listed_after_an_interruption_too()
    {
        foreach (var face in faces.Take(9))
            File.WriteAllText(face.Path, "no picture");
        Stopped();

        var outcome = new EmbeddingJob(pictures, faces, folder["e.csv"], partSize: 7).Run();

        Assert.Equal((63, 7), (outcome.Embedded, outcome.Before));
        Assert.Equal(faces.Take(9).Select(face => face.Path), outcome.Unreadable.Select(one => one.Path));
        Assert.Equal(faces.Skip(9), EmbeddingFile.Read(folder["e.csv"]).Faces);
    }

    [Fact]
    public void Nothing_readable_is_an_error_that_leaves_nothing()
    {
        File.WriteAllText(faces[0].Path, "no picture");

        Assert.Contains("None of the 1 pictures", Assert.Throws<FaceDataException>(
            () => new EmbeddingJob(pictures, [faces[0]], folder["e.csv"]).Run()).Message);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path, "e.csv*"));
        Assert.Contains("none of .parquet", Assert.Throws<FaceDataException>(
            () => new EmbeddingJob(pictures, faces, folder["e.txt"])).Message);
    }

    [Fact]
    public void Sources_are_sets_folders_of_pictures_pictures_and_rendered_faces()
    {
        File.WriteAllText(folder["set/p00/notes.txt"], "");

        var (loose, passedOver) = FaceListing.Of(folder["set/p00"]);
        Assert.Equal([("", "0.png"), ("", "1.png"), ("", "2.png")],
            loose.Select(face => (face.Identity, Path.GetFileName(face.Path))));
        Assert.Equal("notes.txt", Path.GetFileName(Assert.Single(passedOver).Path));
        Assert.Equal(faces[1].Path, Assert.Single(FaceListing.Of(faces[1].Path).Faces).Path);
        Assert.Equal(("p00", 72), (faces[0].Identity, faces.Count));
        var rendered = FaceListing.Of("synthetic").Faces;
        Assert.Equal((5200, "synthetic:123/259/19"), (rendered.Count, rendered[^1].Path));
        Assert.Equal(rendered[^1], Assert.Single(FaceListing.Of("synthetic:123/259/19").Faces));
        Assert.Contains("is no rendered face",
            Assert.Throws<FaceDataException>(() => FaceListing.Of("synthetic:1/2")).Message);
        Assert.Contains("There is no", Assert.Throws<FaceDataException>(() => FaceListing.Of("nowhere")).Message);
        Assert.Contains("one kind", Assert.Throws<ArgumentException>(
            () => pictures.Prepare([faces[0], rendered[0]])).Message);
    }

    [Fact]
    public void Rendered_faces_come_with_their_boxes()
    {
        var (prepared, unreadable) = pictures.Prepare(FaceListing.Of("synthetic:123/7/2").Faces);

        using (prepared)
        {
            var truth = new FaceLab.Synthetic.SyntheticFaces(new() { Size = 16 }).Render(7, 2);
            Assert.Empty(unreadable);
            Assert.Equal(truth.Truth.Box, prepared!.Faces.Records[0].Box);
            Assert.Equal(truth.Pixels, prepared.Pixels.bytes.ToArray());
        }
    }

    /// <summary>Stops after the first part of seven.</summary>
    private void Stopped()
    {
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => new EmbeddingJob(pictures, faces, folder["e.csv"], partSize: 7)
            .Run(new ImmediateProgress(_ => stop.Cancel()), stop.Token));
    }
}
