using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Instagram;
using Distribution.Sandbox.Tests.Graph;

namespace Distribution.Sandbox.Tests.Instagram;

public sealed class PublishingTests : InstagramTest
{
    [Fact]
    public async Task Publish_Finished_HeldAndShown()
    {
        var container = await CreateAsync("Look: https://news.example/", altText: "A \"street\"");

        var id = (await PublishAsync(container.Id)).Id;

        var media = Assert.Single(Server.Instagram.Media());
        Assert.Equal((id, container.Id, UserId, "Look: https://news.example/", "A \"street\"", Time.GetUtcNow()), (media.Id, media.ContainerId, media.UserId, media.Caption, media.AltText, media.CreatedAt));
        Assert.Equal(JpegBytes.Of(1080, 1350, 5000), Server.Instagram.Picture(id));
        Assert.Empty(Server.Strictness);
    }

    [Theory]
    [InlineData(RepeatedPublish.NotFound)]
    [InlineData(RepeatedPublish.SameMedia)]
    public async Task Publish_Again_AsSwitched_AndNothingMoreIsPosted(RepeatedPublish repeated)
    {
        await RestartAsync(new InstagramSandboxOptions { RepeatedPublish = repeated, MaxProcessingTime = TimeSpan.Zero });
        var container = (await CreateAsync()).Id;
        var first = await PublishAsync(container);

        var second = await PublishAsync(container);

        Assert.Equal(repeated == RepeatedPublish.SameMedia ? (200, null, null) : (400, 24, (int?)2207008), second.Error);
        Assert.Equal(first.Id, Assert.Single(Server.Instagram.Media()).Id);
    }

    [Fact]
    public async Task Publish_UnknownOrNone_Refused()
    {
        Assert.Equal((400, 24, 2207008), (await PublishAsync("17889000000000999")).Error);
        Assert.Equal((400, 24, 2207008), (await PublishAsync("x")).Error);
        Assert.Equal((400, 100, null), (await Account.PostAsync(Publish, [])).Error);
    }

    [Fact]
    public async Task Quota_UsedUp_9_UntilTheDayIsOver()
    {
        await RestartAsync(new InstagramSandboxOptions { QuotaTotal = 2, MaxProcessingTime = TimeSpan.Zero });
        await PostAsync("One");
        Time.Advance(TimeSpan.FromHours(1));
        await PostAsync("Two");

        var third = await PublishAsync((await CreateAsync("Three")).Id);
        var limit = await Account.GetAsync(UserId + "/content_publishing_limit?fields=quota_usage,config");
        var since = await Account.GetAsync($"{UserId}/content_publishing_limit?since={Time.GetUtcNow().ToUnixTimeSeconds() - 60}");
        var tooLong = await Account.GetAsync($"{UserId}/content_publishing_limit?since={Time.GetUtcNow().AddHours(-25).ToUnixTimeSeconds()}");
        Time.Advance(TimeSpan.FromHours(23));

        Assert.Equal((400, 9, 2207042), third.Error);
        Assert.Equal("""{"data":[{"quota_usage":2,"config":{"quota_total":2,"quota_duration":86400}}]}""", limit.Body);
        Assert.Equal("""{"data":[{"quota_usage":1}]}""", since.Body);
        Assert.Equal((400, 100, null), tooLong.Error);
        Assert.Equal(200, (await PublishAsync((await CreateAsync("Three")).Id)).Status);
    }

    [Fact]
    public async Task List_FieldsPagesAndTimes()
    {
        var first = await PostAsync("One");
        Time.Advance(TimeSpan.FromMinutes(1));
        var second = await PostAsync("Two");

        var list = await Account.GetAsync(MediaEdge + "?fields=id,caption,media_type,media_product_type,permalink,timestamp&limit=1");
        var rest = await Account.GetAsync($"{MediaEdge}?after={(string)list.Json["paging"]!["cursors"]!["after"]!}");
        var since = await Account.GetAsync($"{MediaEdge}?since={Time.GetUtcNow().ToUnixTimeSeconds()}");
        var permalink = Server.Instagram.Media()[1].Permalink;

        Assert.Equal(
            $$"""{"id":"{{second}}","caption":"Two","media_type":"IMAGE","media_product_type":"FEED","permalink":"{{permalink}}","timestamp":"2026-11-23T10:01:00+0000"}""",
            GraphAnswer.Text(list.Json["data"]![0]));
        Assert.NotNull(list.Json["paging"]!["next"]);
        Assert.Equal([first], rest.Ids);
        Assert.Equal([second], since.Ids);
        Assert.Equal($$"""{"permalink":"{{permalink}}","id":"{{second}}"}""", (await Account.GetAsync(second + "?fields=permalink")).Body);
        Assert.Equal((400, 100, null), (await Account.GetAsync(MediaEdge + "?limit=101")).Error);
        Assert.Equal((400, 100, null), (await Account.GetAsync(MediaEdge + "?fields=likes")).Error);
    }

    [Fact]
    public async Task List_DuringTheLag_HasItNotYet_TheIdHas()
    {
        await RestartAsync(new InstagramSandboxOptions { MinLag = TimeSpan.FromSeconds(5), MaxLag = TimeSpan.FromSeconds(5), MaxProcessingTime = TimeSpan.Zero });
        var id = await PostAsync("Slow");

        var early = await Account.GetAsync(MediaEdge);
        var single = await Account.GetAsync(id);
        Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Empty(early.Ids);
        Assert.Equal(id, single.Id);
        Assert.Equal([id], (await Account.GetAsync(MediaEdge)).Ids);
    }

    [Fact]
    public async Task Delete_Media_OnceAndNoMore()
    {
        var id = await PostAsync("Away");

        var first = await Account.DeleteAsync(id);
        var second = await Account.DeleteAsync(id);

        Assert.Equal(("""{"success":true}""", (400, 100, 33)), (first.Body, second.Error));
        Assert.Null(Server.Instagram.Picture(id));
        Assert.Equal(Time.GetUtcNow(), Assert.Single(Server.Instagram.Media()).DeletedAt);
    }

    [Fact]
    public async Task InstagramLogin_DeletesNothing_AndHasItsOwnType()
    {
        await RestartAsync(new InstagramSandboxOptions { Flavour = InstagramFlavour.InstagramLogin, MaxProcessingTime = TimeSpan.Zero });
        var id = await PostAsync("Stays");

        var answer = await Account.DeleteAsync(id);

        Assert.Equal(((400, 100, 33), "IGApiException"), (answer.Error, (string)answer.Json["error"]!["type"]!));
        Assert.Null(Assert.Single(Server.Instagram.Media()).DeletedAt);
        using var stranger = Caller("unknown");
        Assert.Equal("OAuthException", (string)(await stranger.GetAsync(UserId)).Json["error"]!["type"]!);
    }

    [Fact]
    public async Task User_ByIdOrMe_AndNoOther()
    {
        await RestartAsync(new InstagramSandboxOptions
        {
            Tokens =
            [
                new() { Value = "page", Kind = GraphTokenKind.Page, Owner = UserId },
                new() { Value = "other", Kind = GraphTokenKind.Instagram, Owner = "17841400000000002" },
            ],
        });
        using var page = Caller("page");
        using var other = Caller("other");

        Assert.Equal($$"""{"id":"{{UserId}}","username":"sandboxnews"}""", (await Account.GetAsync(UserId + "?fields=id,username")).Body);
        Assert.Equal($$"""{"user_id":"{{UserId}}","username":"sandboxnews","id":"{{UserId}}"}""", (await Account.GetAsync("me?fields=user_id,username")).Body);
        Assert.Equal((400, 200, null), (await page.GetAsync(UserId)).Error);
        Assert.Equal((400, 100, 33), (await other.GetAsync(UserId)).Error);
    }
}
