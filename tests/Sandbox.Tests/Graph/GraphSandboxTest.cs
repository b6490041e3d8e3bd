using Distribution.Sandbox.Facebook;
using Distribution.Sandbox.Instagram;

namespace Distribution.Sandbox.Tests.Graph;

/// <summary>A sandbox with a Page's and an Instagram account's caller.</summary>
public abstract class GraphSandboxTest : SandboxTest
{
    protected const string PageId = FacebookSandboxAccount.DefaultPageId;
    protected const string Feed = PageId + "/feed";
    protected const string UserId = InstagramSandboxAccount.DefaultUserId;
    protected const string MediaEdge = UserId + "/media";

    protected GraphClient Page { get; private set; } = null!;

    protected GraphClient Account { get; private set; } = null!;

    protected LoopbackSite Site { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    public override async ValueTask DisposeAsync()
    {
        Page.Dispose();
        Account.Dispose();
        await Site.DisposeAsync();
        await base.DisposeAsync();
    }

    protected async Task RestartAsync(FacebookSandboxOptions facebook)
    {
        await Server.DisposeAsync();
        Use(await StartAsync(X, facebook, Instagram));
    }

    protected async Task RestartAsync(InstagramSandboxOptions instagram)
    {
        await Server.DisposeAsync();
        Use(await StartAsync(X, Facebook, instagram));
    }

    protected GraphClient Caller(string token) => new(Server.Address, token);

    private void Use(SandboxServer server)
    {
        Server = server;
        Page.Dispose();
        Account.Dispose();
        Connect();
    }

    private void Connect() => (Page, Account) = (Caller(FacebookSandboxAccount.DefaultPageToken), Caller(InstagramSandboxAccount.DefaultAccessToken));
}
