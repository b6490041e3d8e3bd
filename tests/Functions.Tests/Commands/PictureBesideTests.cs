using Distribution.Functions.Commands;
using Distribution.Functions.Hosting;
using Distribution.Publishing;
using Distribution.Publishing.Storage.Sqlite;

namespace Distribution.Functions.Tests.Commands;

/// <summary>A sample's picture is a file beside its page.</summary>
public sealed class PictureBesideTests : IDisposable
{
    private static readonly ArticleImage Tram = new(new Uri("https://news.example.com/images/harbour-tram.jpg"));

    private readonly CommandProcess _newcomer = new();

    private static string Page => CommandProcess.Sample("harbour-tram.html");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _newcomer.Dispose();

    [Fact]
    public async Task ReadAsync_FileCalledLikeThePicture_IsIt() =>
        Assert.Equal(await File.ReadAllBytesAsync(CommandProcess.Sample("harbour-tram.jpg"), Cancellation), await PictureBeside.ReadAsync(Page, Tram, Cancellation));

    [Fact]
    public async Task ReadAsync_NotCleared_IsNotEvenLookedFor()
    {
        var report = new ArticleImage(new("https://news.example.com/images/river-report.jpg")) { ClearedForSocial = false };

        Assert.True(File.Exists(CommandProcess.Sample("river-report.jpg")));
        Assert.Null(await PictureBeside.ReadAsync(CommandProcess.Sample("embargoed-report.json"), report, Cancellation));
    }

    [Theory]
    [InlineData("-")]
    [InlineData("https://news.example.com/city/harbour-tram.html")]
    public async Task ReadAsync_NoFile_HasNothingBeside(string source) => Assert.Null(await PictureBeside.ReadAsync(source, Tram, Cancellation));

    [Theory]
    [InlineData("https://news.example.com/images/..%2Farticles%2Fharbour-tram.jpg")]
    [InlineData("https://news.example.com/images/..%5Carticles%5Charbour-tram.jpg")]
    [InlineData("https://news.example.com/images/")]
    [InlineData("https://news.example.com/images/%2e%2e")]
    [InlineData("https://news.example.com/images/other.jpg")]
    public async Task ReadAsync_AddressThatLeadsElsewhere_FindsNothing(string url) =>
        Assert.Null(await PictureBeside.ReadAsync(Page, new(new Uri(url)), Cancellation));

    [Fact]
    public async Task ReadAsync_LargerThanAPictureMayBe_Null()
    {
        var page = _newcomer.Write("page.html", "");
        await using (var large = File.Create(Path.Combine(_newcomer.Folder, "harbour-tram.jpg")))
        {
            large.SetLength((20 * 1024 * 1024) + 1);
        }

        Assert.Null(await PictureBeside.ReadAsync(page, Tram, Cancellation));
    }

    [Fact]
    public async Task Publish_File_HasItsPictureInTheStoreAsIfItHadBeenFetched()
    {
        var end = await _newcomer.RunAsync("publish", Page);

        Assert.Equal(ExitCode.Done, end.ExitCode);
        using var database = new SqliteDatabase(Path.Combine(_newcomer.Sandbox, PipelineServices.StoreFile));
        var kept = await new SqliteMediaStore(database, static () => "").FindOriginalAsync(Tram.Url, Cancellation);
        Assert.Equal(await File.ReadAllBytesAsync(CommandProcess.Sample("harbour-tram.jpg"), Cancellation), kept!.Value.ToArray());
    }
}
