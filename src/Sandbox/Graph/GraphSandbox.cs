using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Graph;

/// <summary>What every stand-in behind the Graph API does alike: the registry of tokens, the gate before each call, the journal behind it.</summary>
/// <param name="word">The network's.</param>
internal sealed class GraphSandbox(string word, SandboxDatabase database, Journal journal, GraphSandboxOptions options, GraphHeaders headers, GraphGate gate)
{
    /// <param name="accounts">The accounts' own tokens.</param>
    /// <param name="createTables">The network's own tables.</param>
    public void Open(IEnumerable<GraphToken> accounts, Action<SqlSession> createTables) => database.Write(session =>
    {
        GraphTokens.CreateTables(session, [.. accounts, .. options.Tokens]);
        GraphUsage.CreateTables(session);
        createTables(session);
    });

    /// <summary>How to reach it.</summary>
    /// <param name="token">Of the first account.</param>
    public SandboxAccess Access(string token) => new()
    {
        Network = word,
        Credentials = new Dictionary<string, string> { ["ACCESS_TOKEN"] = token, ["APP_SECRET"] = options.AppSecret },
        PostPath = word + "/{username}/status/{id}",
        PostFile = word + "/{id}.html",
    };

    /// <summary>All requests so far, in the order they were decided.</summary>
    public IReadOnlyList<SandboxRequest> Requests() => journal.Requests(word);

    /// <summary>Makes a token good no longer.</summary>
    public void Revoke(string token, GraphRevocation reason) => database.Write(session => GraphTokens.Revoke(session, token, reason));

    /// <summary>The address a call wants fetched, if its token would be taken.</summary>
    /// <param name="fetches">Whether such a call has an address fetched at all.</param>
    /// <param name="wanted">Which; null for none.</param>
    public Uri? FetchFirst(SandboxCall call, Func<string, GraphPath, bool> fetches, Func<GraphParameters, Uri?> wanted) =>
        GraphPath.Read(call.Path) is { } path && fetches(call.Method, path) && GraphParameters.Read(call) is var parameters
        && wanted(parameters) is { } address && database.Read(session => gate.Knows(session, call, parameters)) ? address : null;

    public SandboxReply Answer(SandboxCall call, Func<string, GraphPath, GraphEndpoint?> route) => database.Write(session => gate.Answer(session, call, route));

    /// <summary>A call outside of the versions, which has a gate of its own.</summary>
    public SandboxReply AnswerOutside(Func<SqlSession, SandboxReply> answer) => headers.On(database.Write(answer), options.Versions[^1], null);

    /// <summary>A fault's answer with the headers that stand on everything.</summary>
    public SandboxReply Dress(Fault.Answer answer) => headers.On(answer);
}
