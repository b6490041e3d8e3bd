using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Distribution.Functions.Commands;
using Distribution.Functions.Hosting.Serving;
using Distribution.Functions.Hosting.Startup;
using Microsoft.Data.Sqlite;

namespace Distribution.Functions.Tests;

/// <summary>A whole <c>serve</c> as a newsroom runs it: Kestrel on a free port, the stand-ins on another, its data in a folder of its own.</summary>
internal sealed partial class ServeHost : IAsyncDisposable
{
    public const string Secret = "the cms' own secret";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const string Newsroom =
        """
        {
          "publications": [{ "name": "news", "language": "en", "hosts": ["news.example.com"] }],
          "channels": [{ "name": "x", "network": "x", "publication": "news", "pageCheck": false }],
          "sources": [{ "name": "cms", "secretFrom": "CMS_SECRET" }, { "name": "wire", "secretFrom": "WIRE_SECRET" }]
        }
        """;

    private readonly CancellationTokenSource _stopping = new();
    private readonly StringWriter _error = new();
    private readonly Task<int> _run;

    private ServeHost(Func<ServeOptions, ServeOptions> change)
    {
        Options = change(OptionsFor(Folder));
        if (Options.Launch.Config is { } config && !File.Exists(config))
        {
            File.WriteAllText(config, Newsroom);
        }

        _run = Task.Run(() => ServeCommand.RunAsync(Options, TextWriter.Synchronized(_error), _stopping.Token), Cancellation);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("serve-").FullName;

    public ServeOptions Options { get; }

    public string StoreFolder => Said.Contains("LIVE", StringComparison.Ordinal) ? Options.Launch.LiveFolder : Options.Launch.SandboxFolder;

    /// <summary>What it said to people.</summary>
    public string Said => _error.ToString();

    public HttpClient Client { get; private set; } = null!;

    private HttpClient StandIns { get; set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The options of a serve on this folder.</summary>
    public static ServeOptions OptionsFor(string folder) => new()
    {
        Launch = new()
        {
            Config = Path.Combine(folder, "distribution.json"),
            Data = Path.Combine(folder, "data"),
            Environment = name => name is "CMS_SECRET" or "WIRE_SECRET" ? Secret : null,
        },
        Url = "http://127.0.0.1:0",
        SandboxPort = 0,
        Samples = Path.Combine(folder, "samples"),
    };

    public static async Task<ServeHost> StartAsync(Func<ServeOptions, ServeOptions>? change = null)
    {
        var host = new ServeHost(change ?? (options => options));
        await UntilAsync(() => Task.FromResult(host.Said.Contains("Data: ", StringComparison.Ordinal) || host._run.IsCompleted));
        Assert.False(host._run.IsCompleted, host.Said);
        host.Client = Reaching(RunningServe.Find(host.StoreFolder));
        host.StandIns = Reaching(StandInAddress.Match(host.Said) is { Success: true } match ? new Uri(match.Groups[1].Value) : null);
        return host;

        static HttpClient Reaching(Uri? address) => new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (!await holds())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    public Task<HttpResponseMessage> SendAsync(SignedCall call) => Client.SendAsync(call.ToRequest(), Cancellation);

    /// <summary>The event's id of an answer that took it.</summary>
    public async Task<string> AcceptedAsync(SignedCall call)
    {
        using var response = await SendAsync(call);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode is System.Net.HttpStatusCode.Accepted, body);
        return (string)JsonNode.Parse(body)!["event"]!;
    }

    /// <summary>Everything the stand-in of X ever held.</summary>
    public async Task<JsonArray> PostsAsync() => JsonNode.Parse(await StandIns.GetStringAsync("sandbox/x/posts", Cancellation))!.AsArray();

    /// <summary>The stand-in's next publishing call meets this.</summary>
    public async Task MeetAsync(string fault)
    {
        using var rule = new StringContent(fault + ",first=1");
        using var response = await StandIns.PostAsync("sandbox/faults", rule, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Where the ledger says its one delivery stands.</summary>
    public async Task<string?> StateAsync()
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(StoreFolder, "distribution.db")};Pooling=False");
        await database.OpenAsync(Cancellation);
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT state FROM deliveries";
        return await command.ExecuteScalarAsync(Cancellation) as string;
    }

    /// <summary>Waits for as many posts, and a moment more for one too many.</summary>
    public async Task<JsonArray> PostsAsync(int count)
    {
        await UntilAsync(async () => (await PostsAsync()).Count >= count);
        await IdleAsync();
        return await PostsAsync();
    }

    public async Task<JsonElement> HealthAsync()
    {
        using var response = await Client.GetAsync("health", Cancellation);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;
    }

    /// <summary>Waits until the page says that nothing is about to happen.</summary>
    public Task IdleAsync() => UntilAsync(async () => !(await Client.GetStringAsync("/", Cancellation)).Contains("http-equiv", StringComparison.Ordinal));

    /// <summary>As SIGTERM does.</summary>
    public async Task<int> StopAsync()
    {
        await _stopping.CancelAsync();
        return await _run.WaitAsync(Patience, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _run.WaitAsync(Patience);
        Client?.Dispose();
        StandIns?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    [GeneratedRegex("stand-ins at ([^,]+),")]
    private static partial Regex StandInAddress { get; }
}
