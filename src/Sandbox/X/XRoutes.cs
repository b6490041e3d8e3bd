using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.X;

/// <summary>Which call a request is.</summary>
internal sealed class XRoutes(XSandboxOptions options)
{
    public XEndpoint Post { get; } = new("post", ["tweet.read", "tweet.write", "users.read"], options.PostsPerWindow) { Writes = true, IsPosting = true };

    public XEndpoint Upload { get; } = new("upload", ["media.write"], options.UploadsPerWindow) { Writes = true };

    public XEndpoint Describe { get; } = new("describe", ["media.write"], options.UploadsPerWindow) { Writes = true };

    public XEndpoint Delete { get; } = new("delete", ["tweet.read", "tweet.write", "users.read"], options.DeletesPerWindow) { Writes = true };

    public XEndpoint Read { get; } = new("read", ["tweet.read", "users.read"], options.ReadsPerWindow) { AppMayCall = true };

    public XEndpoint Timeline { get; } = new("timeline", ["tweet.read", "users.read"], options.ReadsPerWindow) { AppMayCall = true };

    public XEndpoint Me { get; } = new("me", ["tweet.read", "users.read"], options.MesPerWindow);

    /// <returns>The call and the id its path names; no endpoint when X has no such path.</returns>
    public (XEndpoint? Endpoint, string Id) Find(SandboxCall call) => (call.Method, call.Path.Split('/')) switch
    {
        ("POST", ["", "2", "tweets"]) => (Post, ""),
        ("POST", ["", "2", "media", "upload"]) => (Upload, ""),
        ("POST", ["", "2", "media", "metadata"]) => (Describe, ""),
        ("DELETE", ["", "2", "tweets", var id]) => (Delete, id),
        ("GET", ["", "2", "tweets", var id]) => (Read, id),
        ("GET", ["", "2", "users", "me"]) => (Me, ""),
        ("GET", ["", "2", "users", var id, "tweets"]) => (Timeline, id),
        _ => (null, ""),
    };
}
