using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands.View;

/// <summary>What stands above a command's deliveries.</summary>
internal static class Headings
{
    /// <summary>Whether anything leaves, first of all.</summary>
    public static string Of(PipelineSession session) => (session.Settings.Mode.IsSandbox, session.Serve) switch
    {
        (true, null) => "SANDBOX: posts go to stand-ins on this machine, nothing leaves it.",
        (true, { } serve) => $"SANDBOX: handed over to the serve at {serve}, nothing leaves this machine.",
        (false, null) => "LIVE: posts go to the real accounts.",
        (false, { } serve) => $"LIVE: handed over to the serve at {serve}, which posts to the real accounts.",
    };

    /// <summary>Which article.</summary>
    public static string Of(StoredArticle stored) => $"{stored.Id}: {stored.Article?.Headline ?? "withdrawn before it was published"}";
}
