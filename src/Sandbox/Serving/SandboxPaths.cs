using System.Text.Json.Nodes;
using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Pages;
using Distribution.Sandbox.Storage;
using Microsoft.AspNetCore.Http;

namespace Distribution.Sandbox.Serving;

/// <summary>What is the sandbox's own: reader pages, and under /sandbox/ the truth and the faults, for tests.</summary>
internal sealed class SandboxPaths(
    TimeProvider time, IReadOnlyList<ISandboxNetwork> networks, SandboxPages pages, FaultScript faults, Journal journal, ReplyWriter writer)
{
    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        var reply = (context.Request.Method, path.Split('/')) switch
        {
            ("POST", ["", "sandbox", "faults"]) => await AddFaultsAsync(context),
            ("GET", ["", "sandbox", "faults"]) => Json([.. faults.Rules.Select(rule => (JsonNode)rule.Text)]),
            ("DELETE", ["", "sandbox", "faults"]) => ClearFaults(),
            ("GET", ["", "sandbox", "strictness"]) => Json([.. journal.Strictness().Select(Entry)]),
            ("GET", ["", "sandbox", var name, "posts"]) when Network(name) is { } network => new(200, SandboxReply.Json, network.HeldAsJson()),
            ("GET", ["", "sandbox", var name, "requests"]) when Network(name) is not null => Json([.. journal.Requests(name).Select(Request)]),
            ("GET", ["", var name, var file]) when Picture(name, file) is { } picture => new(200, SandboxReply.Jpeg, "") { Bytes = picture },
            ("GET", _) when pages.At(path) is { } page => Page(page),
            _ => Unknown(context.Request.Method, path),
        };
        await writer.WriteAsync(context, reply, null);
    }

    /// <summary>One rule per line.</summary>
    private async Task<SandboxReply> AddFaultsAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        try
        {
            var rules = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(FaultRule.Parse).ToList();
            rules.ForEach(faults.Add);
            return Json([.. faults.Rules.Select(rule => (JsonNode)rule.Text)]);
        }
        catch (FormatException e)
        {
            return new SandboxReply(400, "text/plain; charset=utf-8", e.Message);
        }
    }

    private SandboxReply ClearFaults()
    {
        faults.Clear();
        return Json([]);
    }

    private SandboxReply Unknown(string method, string path)
    {
        journal.Add(new StrictnessEntry { At = time.GetUtcNow(), Network = "-", Kind = "unknown-path", Method = method, Path = path, Detail = method + " " + path });
        return new SandboxReply(404, "text/plain; charset=utf-8", "Nothing is here.");
    }

    private ISandboxNetwork? Network(string name) => networks.FirstOrDefault(network => network.Name == name);

    private byte[]? Picture(string name, string file) =>
        file.EndsWith(SandboxPages.PictureSuffix, StringComparison.Ordinal) ? Network(name)?.Picture(file[..^SandboxPages.PictureSuffix.Length]) : null;

    private static SandboxReply Page(string page) => new(200, SandboxReply.Html, page)
    {
        Headers = [new("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'"), new("X-Content-Type-Options", "nosniff")],
    };

    private static SandboxReply Json(JsonArray array) => new(200, SandboxReply.Json, array.ToJsonString());

    private static JsonObject Entry(StrictnessEntry entry) => new()
    {
        ["at"] = entry.At,
        ["network"] = entry.Network,
        ["kind"] = entry.Kind,
        ["method"] = entry.Method,
        ["path"] = entry.Path,
        ["detail"] = entry.Detail,
    };

    private static JsonObject Request(SandboxRequest request) => new()
    {
        ["begun"] = request.Begun,
        ["answered"] = request.Answered,
        ["method"] = request.Method,
        ["path"] = request.Path,
        ["status"] = request.Status,
        ["fault"] = request.Fault,
    };
}
