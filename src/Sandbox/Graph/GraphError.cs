namespace Distribution.Sandbox.Graph;

/// <summary>What stands in an answer's <c>error</c>.</summary>
/// <param name="Code">The number that decides.</param>
/// <param name="Subcode">The finer number, if there is one.</param>
/// <param name="Message">For programs, in English.</param>
internal sealed record GraphError(int Code, int? Subcode, string Message)
{
    public const string OAuth = "OAuthException";
    public const string Method = "GraphMethodException";
    public const string Instagram = "IGApiException";

    public int Status { get; init; } = 400;

    /// <summary>OAuthException says nothing of a token here: Meta's own samples carry it whatever happened.</summary>
    public string Type { get; init; } = OAuth;

    public bool? IsTransient { get; init; }
    public string? UserTitle { get; init; }
    public string? UserMessage { get; init; }
}
