using System.Security.Cryptography;
using Distribution.Sandbox.Instagram;

namespace Distribution.Sandbox.Tests.Instagram;

public sealed class ContainerTests : InstagramTest
{
    [Fact]
    public async Task Create_Picture_FetchedAndHeld()
    {
        var bytes = JpegBytes.Of(1080, 1350, 5000);

        var id = (await CreateAsync("Look #news @someone", altText: "A street")).Id;

        var container = Assert.Single(Server.Instagram.Containers());
        Assert.Equal(
            new InstagramContainer
            {
                Id = id,
                UserId = UserId,
                Caption = "Look #news @someone",
                AltText = "A street",
                FetchedFrom = Picture,
                Picture = new InstagramPicture { Width = 1080, Height = 1350, Bytes = 5000, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) },
                Problem = null,
                CreatedAt = Time.GetUtcNow(),
                ReadyAt = Time.GetUtcNow(),
                MediaId = null,
            },
            container);
        Assert.Equal(["/picture.jpg"], Site.Fetched);
        Assert.Empty(Server.Strictness);
    }

    [Fact]
    public async Task Create_PictureThatCannotBeUsed_SaysWhy()
    {
        async Task<(int, int?, int?)> OfAsync(byte[] bytes) => (await CreateAsync(address: Site.Put("/p", bytes))).Error;

        Assert.Equal((400, 36001, 2207005), await OfAsync("\x89PNG\r\n"u8.ToArray()));
        Assert.Equal((400, 36000, 2207004), await OfAsync(JpegBytes.Of(1000, 1000, (8 * 1024 * 1024) + 1)));
        Assert.Equal((400, 36000, 2207004), await OfAsync(JpegBytes.Of(1000, 1000, (10 * 1024 * 1024) + 1)));
        Assert.Equal((400, 36003, 2207009), await OfAsync(JpegBytes.Of(799, 1000)));
        Assert.Equal((400, 36003, 2207009), await OfAsync(JpegBytes.Of(1911, 1000)));
        Assert.Equal((200, null, null), await OfAsync(JpegBytes.Of(800, 1000, 8 * 1024 * 1024)));
        Assert.Equal((200, null, null), await OfAsync(JpegBytes.Of(1910, 1000)));
        Assert.Equal(2, Server.Instagram.Containers().Count);
    }

    [Theory]
    [InlineData("http://pictures.example/a.jpg")]
    [InlineData("http://10.0.0.1/a.jpg")]
    [InlineData("file:///etc/hostname")]
    [InlineData("http://127.0.0.1:9/a.jpg")]
    [InlineData("a.jpg")]
    public async Task Create_AddressThatIsNotHere_9004(string address) => Assert.Equal((400, 9004, 2207052), (await CreateAsync(address: address)).Error);

    [Fact]
    public async Task Create_MissingOrMovedPicture_9004()
    {
        Assert.Equal((400, 9004, 2207052), (await CreateAsync(address: Site.Put("/gone", [], 404))).Error);
        Assert.Equal((400, 9004, 2207052), (await CreateAsync(address: Site.Put("/moved", [], 302))).Error);
    }

    [Fact]
    public async Task Create_Texts_KeptToTheirLimits()
    {
        Assert.Equal((400, 36004, 2207010), (await CreateAsync(new string('a', 2201))).Error);
        Assert.Equal((400, 36004, 2207010), (await CreateAsync(string.Concat(Enumerable.Repeat("#a ", 31)))).Error);
        Assert.Equal((400, 100, 2207040), (await CreateAsync(string.Concat(Enumerable.Repeat("@a ", 21)))).Error);
        Assert.Equal((400, 100, null), (await CreateAsync(altText: new string('a', 1001))).Error);
        Assert.Empty(Site.Fetched);
        Assert.Equal(200, (await CreateAsync(string.Concat(Enumerable.Repeat("#a ", 30)) + string.Concat(Enumerable.Repeat("@a ", 20)) + new string('a', 2050), altText: new string('a', 1000))).Status);
    }

    [Fact]
    public async Task Create_WithoutPicture_OrWithMore_100()
    {
        Assert.Equal((400, 100, null), (await Account.PostAsync(MediaEdge, new() { ["caption"] = "Only text" })).Error);
        Assert.Equal((400, 100, null), (await Account.PostAsync(MediaEdge, new() { ["image_url"] = Picture, ["link"] = "https://news.example/" })).Error);
        Assert.Equal((400, 100, null), (await Account.PostAsync(MediaEdge, new() { ["image_url"] = Picture, ["media_type"] = "REELS" })).Error);
        Assert.Equal(["unknown-parameter", "not-simulated"], Server.Strictness.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Create_UnknownToken_FetchesNothing()
    {
        using var stranger = Caller("unknown");

        Assert.Equal((400, 190, null), (await stranger.PostAsync(MediaEdge, new() { ["image_url"] = Picture })).Error);
        Assert.Empty(Site.Fetched);
    }

    [Fact]
    public async Task State_ByTheClock_ToPublished()
    {
        await RestartAsync(new InstagramSandboxOptions { MinProcessingTime = TimeSpan.FromSeconds(2), MaxProcessingTime = TimeSpan.FromSeconds(2) });
        var id = (await CreateAsync()).Id;

        var begun = await StateAsync(id);
        var early = await PublishAsync(id);
        Time.Advance(TimeSpan.FromSeconds(2));
        var ready = await StateAsync(id);
        var published = await PublishAsync(id);

        Assert.Equal(("IN_PROGRESS", (400, 9007, 2207027), "FINISHED", 200, "PUBLISHED"), (begun, early.Error, ready, published.Status, await StateAsync(id)));
        Assert.Equal(published.Id, Assert.Single(Server.Instagram.Containers()).MediaId);
    }

    [Fact]
    public async Task State_AfterADay_Expired()
    {
        var id = (await CreateAsync()).Id;
        Time.Advance(TimeSpan.FromHours(24));

        Assert.Equal("EXPIRED", await StateAsync(id));
        Assert.Equal((400, 24, 2207008), (await PublishAsync(id)).Error);
    }

    [Fact]
    public async Task State_PictureFailsTheContainer_Error()
    {
        await RestartAsync(new InstagramSandboxOptions { PictureProblems = PictureProblem.FailsTheContainer, MaxProcessingTime = TimeSpan.Zero });

        var id = (await CreateAsync(address: Site.Put("/p", JpegBytes.Of(100, 1000)))).Id;

        var state = await Account.GetAsync(id + "?fields=status_code,status");
        Assert.Equal($$"""{"status_code":"ERROR","status":"Error: Media upload has failed with error code 2207009","id":"{{id}}"}""", state.Body);
        Assert.Equal((400, 9007, 2207027), (await PublishAsync(id)).Error);
    }

    [Fact]
    public async Task Containers_BeyondTheDays_RefusedByTheSwitchedCode()
    {
        await RestartAsync(new InstagramSandboxOptions { ContainersPerDay = 2, TooManyContainersCode = 9, TooManyContainersSubcode = 2207042 });
        await CreateAsync();
        await CreateAsync();

        Assert.Equal((400, 9, 2207042), (await CreateAsync()).Error);
        Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(200, (await CreateAsync()).Status);
    }
}
