using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Graph;

/// <summary>All a call has to get past before its endpoint sees it: version, body, token, proof, usage, permission, parameters.</summary>
/// <param name="network">The network's word.</param>
/// <param name="throttled">What is said when the hour's calls are used up.</param>
/// <param name="kinds">Which tokens may call at all.</param>
internal sealed class GraphGate(
    string network, GraphSandboxOptions options, GraphHeaders headers, GraphError throttled, IReadOnlyList<GraphTokenKind> kinds)
{
    /// <param name="call">What came.</param>
    /// <param name="route">The endpoint of a method and path; null when there is none.</param>
    public SandboxReply Answer(SqlSession session, SandboxCall call, Func<string, GraphPath, GraphEndpoint?> route)
    {
        var path = GraphPath.Read(call.Path)!;
        if (!options.Versions.Contains(path.Version))
        {
            return headers.On(GraphReplies.Error(2635, null, $"(#2635) You are calling a deprecated version of the API: {path.Version}."), options.Versions[^1], null);
        }

        var parameters = GraphParameters.Read(call);
        if (parameters.TokenInUrl)
        {
            Journal.Add(session, call.Breach(network, "token-in-url", "The access token stands in the query, where logs keep it."));
        }

        var (token, refusal) = parameters.Problem is { } problem ? (null, GraphReplies.Invalid(problem)) : GraphTokenCheck.Recognise(session, call, parameters, options);
        if (token is null)
        {
            return headers.On(refusal!, path.Version, null);
        }

        var usage = GraphUsage.Take(session, token.Owner, options.CallsPerHour, call.Begun);
        var reply = usage.RegainIn is not null
            ? GraphReplies.Error(throttled)
            : Admit(session, new GraphRequest { Call = call, Path = path, Parameters = parameters, Token = token }, route);
        return headers.On(reply, path.Version, usage);
    }

    /// <summary>Whether a call's token and proof would be taken; decides nothing and writes nothing.</summary>
    public bool Knows(SqlSession session, SandboxCall call, GraphParameters parameters) =>
        parameters.Problem is null
        && call.Fault is not Fault.ExpiredToken
        && GraphTokenCheck.Recognise(session, call, parameters, options).Token is { } token
        && kinds.Contains(token.Kind);

    private SandboxReply Admit(SqlSession session, GraphRequest request, Func<string, GraphPath, GraphEndpoint?> route)
    {
        var call = request.Call;
        if (request.Path.HasMore || route(call.Method, request.Path) is not { } endpoint)
        {
            Journal.Add(session, call.Breach(network, "unknown-path", call.Method + " " + call.Path));
            return GraphReplies.Missing(call.Method, request.Path.Node, GraphError.Method);
        }

        if (!kinds.Contains(request.Token.Kind))
        {
            return GraphReplies.Error(200, null, "(#200) This call wants another kind of access token.");
        }

        return endpoint.Permission is { } permission && request.Token.Permissions?.Contains(permission) == false
            ? GraphReplies.Error(10, null, $"(#10) This call requires the {permission} permission.")
            : OfParameters(session, request, endpoint) ?? endpoint.Answer(session, request);
    }

    private SandboxReply? OfParameters(SqlSession session, GraphRequest request, GraphEndpoint endpoint)
    {
        if (request.Parameters.Names.FirstOrDefault(endpoint.NotSimulated.Contains) is { } idle)
        {
            Journal.Add(session, request.Call.Breach(network, "not-simulated", $"{idle} is known to the network, but not played here."));
            return GraphReplies.Invalid($"Param {idle} is not supported");
        }

        if (request.Parameters.Names.FirstOrDefault(name => !endpoint.Parameters.Contains(name)) is { } unknown)
        {
            // The real one is said to ignore many of these. Here a misspelt parameter is found out.
            Journal.Add(session, request.Call.Breach(network, "unknown-parameter", unknown));
            return GraphReplies.Invalid($"Unexpected param {unknown}");
        }

        return null;
    }
}
