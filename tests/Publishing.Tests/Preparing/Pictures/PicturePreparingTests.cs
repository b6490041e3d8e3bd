using System.Globalization;
using System.Text;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Formatting;
using Distribution.Publishing.Preparing;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Delivering;
using Distribution.Publishing.Tests.Ingesting;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Preparing.Pictures;

/// <summary>From an article's picture, on a real socket, to the one in a channel's post.</summary>
public sealed class PicturePreparingTests : StageTest
{
    private static readonly PictureRules Rules = new() { MinRatio = 0.8, MaxRatio = 1.91, MaxWidth = 1440, MaxHeight = 1800, MaxBytes = 1_000_000 };
    private static readonly byte[] Panorama = PictureFiles.Jpeg(1440, 360);

    private FormatRequest? Asked { get; set; }

    [Fact]
    public async Task PrepareAsync_ClearedPicture_IsFittedKeptForADayAndPartOfThePost()
    {
        await using var server = Serving(Panorama);
        var row = await PlanWithPictureAsync(server);

        var prepared = Assert.IsType<PreparedPost.Ready>(await PrepareAsync(row));

        var picture = prepared.Post.Picture!;
        Assert.Equal(new PostPicture(picture.Name) { Width = 687, Height = 360, AltText = "A tram" }, picture);
        Assert.Null(prepared.Note);
        Assert.Null(Asked!.NoPicture);
        var kept = (await Process.Media.FindAsync(picture.Name, Cancellation))!;
        Assert.Equal((Now, Now.AddHours(24)), (kept.From, kept.Until));
    }

    [Fact]
    public async Task PrepareAsync_Again_SamePictureAndNoSecondFetch()
    {
        await using var server = Serving(Panorama);
        var row = await PlanWithPictureAsync(server);
        var first = await PrepareAsync(row);

        Home.Time.Advance(Minute);

        Assert.Equal(first, await PrepareAsync(row));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task PrepareAsync_ManyChannelsAtOnce_OneRequest()
    {
        await using var server = new LoopbackServer(static async (_, stream, cancellationToken) =>
        {
            await Task.Delay(100, cancellationToken);
            await SendAsync(stream, Panorama, cancellationToken);
        });
        var row = await PlanWithPictureAsync(server);
        var preparing = Preparing(Pages);

        var prepared = await AtOnceAsync(6, _ => preparing.PrepareAsync(row, Network, Cancellation));

        Assert.NotNull(Assert.IsType<PreparedPost.Ready>(Assert.Single(prepared.Distinct())).Post.Picture);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task PrepareAsync_OneOfTwoIsCancelled_TheOtherHasItsPicture()
    {
        var arrived = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        await using var server = new LoopbackServer(async (_, stream, cancellationToken) =>
        {
            arrived.SetResult();
            await answer.Task.WaitAsync(cancellationToken);
            await SendAsync(stream, Panorama, cancellationToken);
        });
        var row = await PlanWithPictureAsync(server);
        var preparing = Preparing(Pages);
        using var impatient = new CancellationTokenSource();
        var first = preparing.PrepareAsync(row, Network, impatient.Token);
        await arrived.Task.WaitAsync(Cancellation);
        var second = preparing.PrepareAsync(row, Network, Cancellation);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult();

        Assert.NotNull(Assert.IsType<PreparedPost.Ready>(await second).Post.Picture);
    }

    [Fact]
    public async Task PrepareAsync_NotCleared_IsNeverTouched()
    {
        await using var server = Serving(Panorama);
        var row = await PlanWithPictureAsync(server, cleared: false);
        await Process.Media.KeepOriginalAsync(server.Url("/tram.jpg"), Panorama, Now.AddDays(1), Cancellation);

        var prepared = Assert.IsType<PreparedPost.Ready>(await PrepareAsync(row));

        Assert.Null(prepared.Post.Picture);
        Assert.Equal("The article's picture is not cleared for social networks.", Asked!.NoPicture);
        Assert.Null(prepared.Note);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task PrepareAsync_ChannelWithoutPictures_FetchesNothing()
    {
        await using var server = Serving(Panorama);
        var row = await PlanWithPictureAsync(server);
        Takes(rules: null);

        Assert.Null(Assert.IsType<PreparedPost.Ready>(await PrepareAsync(row)).Post.Picture);
        Assert.Null(Asked!.NoPicture);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task PrepareAsync_AfterDoubt_TouchesNothing()
    {
        await using var server = Serving(Panorama);
        var row = await PlanWithPictureAsync(server);

        Assert.Equal(new PreparedPost.Ready(Sample.Post), await PrepareAsync(row with { Doubted = true, Post = Sample.Post }));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task PrepareAsync_AnimatedPicture_IsPostedWithoutItAndSaysSo()
    {
        await using var server = Serving(PictureFiles.Gif(frames: 2));
        var row = await PlanWithPictureAsync(server);

        var prepared = Assert.IsType<PreparedPost.Ready>(await PrepareAsync(row));

        Assert.Null(prepared.Post.Picture);
        Assert.Equal("The picture is animated; it was posted without it.", prepared.Note);
        Assert.Equal("The picture is animated.", Asked!.NoPicture);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(503)]
    public async Task PrepareAsync_OptionalPictureNotThere_IsPostedWithoutItAtOnce(int status)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Status(status));
        var row = await PlanWithPictureAsync(server);

        Assert.Equal(
            $"The picture could not be fetched. 127.0.0.1 answered with status {status}; it was posted without it.",
            Assert.IsType<PreparedPost.Ready>(await PrepareAsync(row)).Note);
    }

    [Theory]
    [InlineData(false, 10, 300)]
    [InlineData(true, 3, 30)]
    public async Task PrepareAsync_RequiredPictureNotNow_WaitsAndThenTheChannelDecides(bool breaking, int again, int patience)
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Status(503));
        var row = await PlanWithPictureAsync(server, breaking: breaking);
        Takes(Rules with { Required = true });
        const string Reason = "The picture could not be fetched. 127.0.0.1 answered with status 503.";

        Assert.Equal(new PreparedPost.NotYet(Now.AddSeconds(again), Reason, Cause: null), await PrepareAsync(row));
        Assert.Null(Asked);
        Home.Time.Advance(TimeSpan.FromSeconds(patience));

        Assert.IsType<PreparedPost.Ready>(await PrepareAsync(row));
        Assert.Equal(Reason, Asked!.NoPicture);
    }

    [Fact]
    public async Task PrepareAsync_RequiredPictureGone_TheChannelDecidesAtOnce()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Status(404));
        var row = await PlanWithPictureAsync(server);
        Takes(Rules with { Required = true });

        await PrepareAsync(row);

        Assert.Equal("The picture could not be fetched. 127.0.0.1 answered with status 404.", Asked!.NoPicture);
    }

    [Fact]
    public async Task PrepareAsync_LargerThanAPageMayBe_IsFetchedUpTo20Megabytes()
    {
        var file = new byte[6 * 1024 * 1024];
        Panorama.CopyTo(file, 0);
        await using var server = Serving(file);
        var row = await PlanWithPictureAsync(server);

        Assert.NotNull(Assert.IsType<PreparedPost.Ready>(await PrepareAsync(row)).Post.Picture);
    }

    [Fact]
    public async Task PrepareAsync_LargerThan20Megabytes_IsPostedWithoutIt()
    {
        await using var server = new LoopbackServer(static _ => "HTTP/1.1 200 OK\r\nContent-Length: 20971521\r\nConnection: close\r\n\r\n");
        var row = await PlanWithPictureAsync(server);

        Assert.Equal(
            "The picture cannot be fetched. What 127.0.0.1 sent is larger than 20,971,520 bytes; it was posted without it.",
            Assert.IsType<PreparedPost.Ready>(await PrepareAsync(row)).Note);
    }

    [Fact]
    public async Task DeliverAsync_PictureUnusable_TheNoteStandsInTheRow()
    {
        await using var server = Serving("no picture"u8.ToArray());
        var row = await PlanWithPictureAsync(server);

        await DeliverAsync(row);

        Assert.Null(Assert.Single(Network.Sent).Picture);
        Assert.Contains((await RowAsync(row)).History, happened => happened.Note?.Contains("not one that can be read; it was posted without it.", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task ForgetAsync_EndedPictures_GoAtMostOnceAnHour()
    {
        var forgetting = new PictureForgetting(Process.Media, Home.Time);
        await forgetting.RunAsync(Cancellation);
        await Process.Media.KeepAsync(Panorama, Now.AddDays(-2), Now.AddDays(-1), Cancellation);

        await forgetting.RunAsync(Cancellation);
        Assert.Equal(1, await Process.Media.ForgetAsync(Now, limit: 1, Cancellation));
        var name = await Process.Media.KeepAsync(Panorama, Now.AddDays(-2), Now.AddDays(-1), Cancellation);
        Home.Time.Advance(TimeSpan.FromHours(1));
        await forgetting.RunAsync(Cancellation);

        Assert.Null(await Process.Media.FindAsync(name, Cancellation));
    }

    private static LoopbackServer Serving(byte[] file) => new((_, stream, cancellationToken) => SendAsync(stream, file, cancellationToken));

    private static async Task SendAsync(Stream stream, byte[] file, CancellationToken cancellationToken)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: {file.Length}\r\nConnection: close\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        await stream.WriteAsync(file, cancellationToken);
    }

    private async Task<PreparedPost> PrepareAsync(Delivery row) => await Preparing(Pages).PrepareAsync(row, Network, Cancellation);

    private void Takes(PictureRules? rules)
    {
        Network.Traits = Network.Traits with { Picture = rules };
        Network.Form = request =>
        {
            Asked = request;
            return new FormattedPost.Ready(ScriptedChannel.PostOf(request) with { Picture = request.Picture }, Length: 10, Limit: 280);
        };
    }

    private async Task<Delivery> PlanWithPictureAsync(LoopbackServer server, bool cleared = true, bool breaking = false)
    {
        Takes(Rules);
        var row = await PlanAsync(planned => planned with { Breaking = breaking });
        var stored = (await Process.Articles.FindAsync(ArticleId.From(Sample.Name), Cancellation))!;
        var image = new ArticleImage(server.Url("/tram.jpg")) { AltText = "A tram", ClearedForSocial = cleared };
        Assert.NotNull(await Process.Articles.SaveAsync(stored with { Article = Sample.Article() with { Image = image } }, Cancellation));
        return row;
    }
}
