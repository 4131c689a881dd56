using FaceLab.Data;
using Parquet;
using Parquet.Schema;

namespace FaceLab.Evaluation.Embeddings;

/// <summary>Embeddings as Apache Parquet, a row group for each part.</summary>
internal static class ParquetEmbeddings
{
    private const string NetworkKey = "facelab.network";

    private static readonly DataField<string> PathField = new("path", nullable: false), Identity = new("identity");
    private static readonly DataField<int> Number = new("number");
    private static readonly DataField<double?>[] Box = [.. EmbeddedBox.Columns.Select(name =>
        new DataField<double?>(name))];
    private static readonly DataField<float> Element = new("element");
    private static readonly ParquetSchema Schema = new([PathField, Identity, Number, .. Box,
        new ListField("embedding", Element)]);

    public static void Write(string path, IEnumerable<EmbeddedFaces> parts) =>
        EmbeddingFile.WriteWhole(path, file => WriteAsync(file, parts).GetAwaiter().GetResult());

    /// <exception cref="FaceDataException">It is no Parquet file, or it lacks a column.</exception>
    public static EmbeddedFaces Read(string path)
    {
        try
        {
            return ReadAsync(path).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is not (FaceDataException or OutOfMemoryException))
        {
            throw new FaceDataException($"'{path}' is no Parquet file of embeddings " +
                $"({error.Message.ReplaceLineEndings(" ")}): expected the columns {Columns}. `facelab embed` writes " +
                "one.", error);
        }
    }

    private static string Columns => string.Join(", ", Schema.Fields.Select(column => column.Name));

    private static async Task WriteAsync(Stream file, IEnumerable<EmbeddedFaces> parts)
    {
        ParquetWriter? writer = null;
        try
        {
            foreach (var part in parts)
            {
                writer ??= await ParquetWriter.CreateAsync(Schema, file);
                writer.CustomMetadata = part.Network is { } network
                    ? new Dictionary<string, string> { [NetworkKey] = network } : [];
                if (part.Faces.Count > 0)
                    await WriteGroupAsync(writer, part);
            }
        }
        finally
        {
            if (writer is not null)
                await writer.DisposeAsync();
        }
    }

    private static async Task WriteGroupAsync(ParquetWriter writer, EmbeddedFaces part)
    {
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(PathField, [.. part.Faces.Select(face => face.Path)]);
        await group.WriteAsync(Identity, part.Faces.Select(face => face.Identity is "" ? null! : face.Identity)
            .ToArray());
        await group.WriteAsync<int>(Number, part.Faces.Select(face => face.Number).ToArray());
        foreach (var (field, side) in Box.Zip(EmbeddedBox.Sides))
            await group.WriteAsync<double>(field, part.Faces.Select(face => side(face.Box)).ToArray());
        // A list begins with repetition level 0 and goes on with 1; no list and no number is null.
        var (repeated, defined) = (new int[part.Values.Length], new int[part.Values.Length]);
        Array.Fill(defined, Element.MaxDefinitionLevel);
        for (var i = 0; i < repeated.Length; i++)
            repeated[i] = i % part.Size == 0 ? 0 : 1;
        await group.WriteAllPartsAsync<float>(Element, part.Values, defined, repeated, CancellationToken.None);
        group.CompleteValidate();
    }

    private static async Task<EmbeddedFaces> ReadAsync(string path)
    {
        await using var reader = await ParquetReader.CreateAsync(path);
        var parts = new List<EmbeddedFaces>();
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            parts.Add(await ReadGroupAsync(reader, rows));
        }
        return EmbeddedFaces.Joined(parts) with { Network = reader.CustomMetadata.GetValueOrDefault(NetworkKey) };
    }

    private static async Task<EmbeddedFaces> ReadGroupAsync(ParquetReader reader, ParquetRowGroupReader rows)
    {
        var count = checked((int)rows.RowCount);
        var (paths, identities) = (new string?[count], new string?[count]);
        await rows.ReadAsync(FieldOf(reader, PathField.Name), paths.AsMemory());
        await rows.ReadAsync(FieldOf(reader, Identity.Name), identities.AsMemory());
        var numbers = await ReadWholeAsync(rows, FieldOf(reader, Number.Name), count);
        var sides = Box.Select(_ => new double?[count]).ToArray();
        foreach (var (column, side) in Box.Zip(sides))
            await rows.ReadAsync<double>(FieldOf(reader, column.Name), side.AsMemory());
        var values = await ReadListsAsync(rows, FieldOf(reader, "embedding"), count);
        return new([.. Enumerable.Range(0, count).Select(i =>
            new FaceRecord(identities[i] ?? "", numbers[i], paths[i] ?? throw Empty(PathField))
            {
                Box = EmbeddedBox.Of(sides[0][i], sides[1][i], sides[2][i], sides[3][i]),
            })], values);
    }

    /// <summary>Reads whole numbers, of which none may be null.</summary>
    private static async Task<int[]> ReadWholeAsync(ParquetRowGroupReader rows, DataField column, int count)
    {
        var numbers = new int[count];
        if (!column.IsNullable)
        {
            await rows.ReadAsync<int>(column, numbers.AsMemory());
            return numbers;
        }
        var some = new int?[count];
        await rows.ReadAsync<int>(column, some.AsMemory());
        return Array.ConvertAll(some, number => number ?? throw Empty(column));
    }

    /// <summary>Reads lists of equal length, one after the other, of which no number may be null.</summary>
    private static async Task<float[]> ReadListsAsync(ParquetRowGroupReader rows, DataField column, int count)
    {
        var values = new float[rows.GetMetadata(column)?.MetaData?.NumValues ?? 0];
        var (defined, repeated) = (new int[values.Length], new int[values.Length]);
        await rows.ReadRawAsync<float>(column, values, defined, repeated, CancellationToken.None);
        if (defined.Any(level => level < column.MaxDefinitionLevel))
            throw Empty(column);
        RequireEqualLengths(repeated, count);
        return values;
    }

    private static InvalidDataException Empty(DataField column) =>
        new($"its column '{column.Path.FirstPart}' has an empty place");

    private static DataField FieldOf(ParquetReader reader, string name) =>
        reader.Schema.DataFields.FirstOrDefault(field => field.Path.FirstPart == name)
        ?? throw new InvalidDataException($"it has no column '{name}'");

    /// <summary>Throws unless all lists are equally long.</summary>
    private static void RequireEqualLengths(int[] levels, int count)
    {
        var size = count == 0 ? 0 : levels.Length / count;
        if (size * count != levels.Length || levels.Index().Any(level => level.Item == 0 != (level.Index % size == 0)))
            throw new InvalidDataException("its embeddings are not equally long");
    }
}
