using Distribution.Sandbox.Facebook;
using Distribution.Sandbox.Instagram;
using Distribution.Sandbox.X;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Sandbox.Tests;

/// <summary>A sandbox on its own folder and a clock that stands still.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    private readonly List<IDisposable> _owned = [];

    protected string Folder { get; } = Directory.CreateTempSubdirectory("sandbox-").FullName;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    protected SandboxServer Server { get; set; } = null!;

    protected XClient Client { get; private set; } = null!;

    /// <summary>Without a credential, as a reader has it.</summary>
    protected HttpClient Http { get; private set; } = null!;

    protected virtual XSandboxOptions X { get; } = new() { MaxLag = TimeSpan.Zero };

    protected virtual FacebookSandboxOptions Facebook { get; } = new() { MaxLag = TimeSpan.Zero };

    protected virtual InstagramSandboxOptions Instagram { get; } = new() { MaxLag = TimeSpan.Zero, MaxProcessingTime = TimeSpan.Zero };

    protected virtual TimeProvider Clock => Time;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        Server = await StartAsync(X);
        Client = Caller(Server);
        Http = new HttpClient { BaseAddress = Server.Address, Timeout = TimeSpan.FromSeconds(20) };
        _owned.Add(Http);
    }

    public virtual async ValueTask DisposeAsync()
    {
        _owned.ForEach(owned => owned.Dispose());
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    protected Task<SandboxServer> StartAsync(XSandboxOptions x, double commitAfterCallerGone = 0) => StartAsync(x, Facebook, Instagram, commitAfterCallerGone);

    protected Task<SandboxServer> StartAsync(XSandboxOptions x, FacebookSandboxOptions facebook, InstagramSandboxOptions instagram, double commitAfterCallerGone = 0) =>
        SandboxServer.StartAsync(
            new SandboxOptions
            {
                DataFolder = Folder,
                Seed = 1,
                TimeProvider = Clock,
                X = x,
                Facebook = facebook,
                Instagram = instagram,
                CommitAfterCallerGone = commitAfterCallerGone,
            }, Cancellation);

    protected XClient Caller(SandboxServer server, XSandboxAccount? account = null)
    {
        var client = new XClient(server.Address, account ?? new XSandboxAccount(), Clock);
        _owned.Add(client);
        return client;
    }

    protected async Task RestartAsync(XSandboxOptions x)
    {
        await Server.DisposeAsync();
        Server = await StartAsync(x);
        Client = Caller(Server);
    }
}
