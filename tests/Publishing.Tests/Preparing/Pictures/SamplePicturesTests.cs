using System.Text.Json.Nodes;
using Distribution.Publishing.Formatting;
using Distribution.Publishing.Preparing.Pictures;
using Distribution.Publishing.Tests.Ingesting;

namespace Distribution.Publishing.Tests.Preparing.Pictures;

/// <summary>The pictures beside the samples are only cut, so that what becomes of them is the same on every machine.</summary>
public sealed class SamplePicturesTests
{
    private const int Largest = 40_000;

    private static readonly PictureRules Rules = new() { MinRatio = 0.8, MaxRatio = 1.91, MaxWidth = 1440, MaxHeight = 1800, MaxBytes = 1_000_000 };

    [Fact]
    public void Samples_ThatNameAPicture_HaveItBesideThem() => Assert.All(
        Pictures(),
        static name => Assert.InRange(new FileInfo(Path.Combine(Samples.Folder, name)).Length, 1, Largest));

    [Theory]
    [InlineData("harbour-tram.jpg", 1200, 675)]
    [InlineData("souk-library.jpg", 1080, 1350)]
    [InlineData("lighthouse-panorama.jpg", 687, 360)]
    [InlineData("festival.jpg", 1200, 800)]
    [InlineData("bank-outage.png", 1000, 560)]
    public async Task FitAsync_SamplePicture_IsUprightAndOnlyCut(string name, int width, int height)
    {
        using var fitting = new PictureFitting();

        var fitted = Assert.IsType<FittedPicture.Fitted>(await fitting.FitAsync(Samples.Bytes(name), Rules, TestContext.Current.CancellationToken));

        Assert.Equal((width, height), (fitted.Width, fitted.Height));
    }

    [Fact]
    public async Task FitAsync_EverySamplePicture_CanBeUsed()
    {
        using var fitting = new PictureFitting();
        foreach (var name in Pictures())
        {
            var fitted = Assert.IsType<FittedPicture.Fitted>(await fitting.FitAsync(Samples.Bytes(name), Rules, TestContext.Current.CancellationToken));
            Assert.InRange(fitted.Width, 600, 1440);
        }
    }

    private static string[] Pictures()
    {
        string[] names =
        [
            .. from sample in Samples.Names()
               where File.Exists(Samples.Golden(sample))
               let read = JsonNode.Parse(File.ReadAllText(Samples.Golden(sample)))
               let url = (string?)(read?["Article"]?["Image"]?["Url"] ?? read?["Image"]?["Url"])
               where url is not null
               select new Uri(url).Segments[^1],
        ];
        Assert.Contains("river-report.jpg", names);
        return names;
    }
}
