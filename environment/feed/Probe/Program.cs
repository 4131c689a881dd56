using Microsoft.Data.Analysis;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using static TorchSharp.torch;

// Touches each package once: that it restores does not mean that it loads here.
using var sum = ones(2, 3).sum();
using var image = new Image<Rgb24>(2, 3);
var column = new DoubleDataFrameColumn("x", [1.0]);
var layout = new Plotly.NET.Layout();
Console.WriteLine($"{sum.item<float>()} {image.Width} {column.Length} {layout is not null}");
