using System.Globalization;

namespace FaceLab.Cli.Tests.Embeddings;

/// <summary>Files of embeddings as other programs read them.</summary>
public sealed class ForeignReaderTests(EmbeddingFixture house) : IClassFixture<EmbeddingFixture>
{
    [PythonFact("numpy")]
    public async Task NumPy_reads_the_matrix_and_the_list_beside_it()
    {
        var output = await Python.Run("""
            import csv, sys, numpy
            e = numpy.load(sys.argv[1])
            faces = list(csv.DictReader(open(sys.argv[2], encoding="utf-8", newline="")))
            print(e.shape, e.dtype, bool(numpy.allclose((e * e).sum(axis=1), 1, atol=1e-5)))
            print(len(faces), faces[95]["identity"], faces[95]["number"])
            print(repr(float(e[95, 7])))
            """, house["e.npy"], house["e.faces.csv"]);

        Assert.Equal($"(96, 8) float32 True\n96 <q>23 4\n{Last}", output);
    }

    [PythonFact("pandas")]
    public async Task Pandas_reads_CSV()
    {
        var output = await Python.Run("""
            import sys, pandas
            t = pandas.read_csv(sys.argv[1])
            print(list(t.columns[:7]), len(t), t.identity[95], t.number[95], t.box_x.isna().all())
            print(repr(float(t.e7.astype("float32")[95])))
            """, house["e.csv"]);

        Assert.Equal("['path', 'identity', 'number', 'box_x', 'box_y', 'box_width', 'box_height'] 96 <q>23 4 True\n" +
            Last, output);
    }

    /// <summary>Debian 12 has no pyarrow: there the test of the written fields is
    /// <see cref="EmbedCommandTests.Parquet_has_these_columns"/>.</summary>
    [PythonFact("pandas", "pyarrow")]
    public async Task Pandas_reads_Parquet()
    {
        var output = await Python.Run("""
            import sys, pandas
            t = pandas.read_parquet(sys.argv[1])
            print(list(t.columns), len(t), t.identity[95], len(t.embedding[95]), t.embedding[95].dtype)
            print(repr(float(t.embedding[95][7])))
            """, house["e.parquet"]);

        Assert.Equal("['path', 'identity', 'number', 'box_x', 'box_y', 'box_width', 'box_height', 'embedding'] 96 " +
            $"<q>23 8 float32\n{Last}", output);
    }

    [PythonFact("duckdb")]
    public async Task DuckDB_reads_Parquet()
    {
        var output = await Python.Run("""
            import sys, duckdb
            row = duckdb.sql(f"SELECT count(*), max(identity), max(len(embedding)) FROM '{sys.argv[1]}'").fetchone()
            print(*row)
            """, house["e.parquet"]);

        Assert.Equal("96 <q>23 8", output);
    }

    /// <summary>The last number of the last face, as Python writes the double of a float32.</summary>
    private string Last => ((double)house.Embedded.Values[^1]).ToString("R", CultureInfo.InvariantCulture);
}
