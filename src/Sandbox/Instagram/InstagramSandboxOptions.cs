using Distribution.Sandbox.Graph;

namespace Distribution.Sandbox.Instagram;

/// <summary>How the stand-in of Instagram behaves. What the contract leaves unsure is a switch here.</summary>
public sealed class InstagramSandboxOptions : GraphSandboxOptions
{
    public IReadOnlyList<InstagramSandboxAccount> Accounts { get; init; } = [new()];

    public InstagramFlavour Flavour { get; init; } = InstagramFlavour.FacebookLogin;

    /// <summary>Which tokens may call. Meta's pages disagree on whether a Page's or a person's may. Default: the account's own alone.</summary>
    public IReadOnlyList<GraphTokenKind> TokenKinds { get; init; } = [GraphTokenKind.Instagram];

    /// <summary>The shortest time a container is IN_PROGRESS. Default 0.</summary>
    public TimeSpan MinProcessingTime { get; init; } = TimeSpan.Zero;

    /// <summary>The longest such time; each container draws its own. Default 2 s.</summary>
    public TimeSpan MaxProcessingTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Posts per account and rolling 24 h: config.quota_total, and 9/2207042 beyond it. Default 50.</summary>
    public int QuotaTotal { get; init; } = 50;

    /// <summary>Containers per account and rolling 24 h. Default 400.</summary>
    public int ContainersPerDay { get; init; } = 400;

    /// <summary>What a container beyond them is refused with. Default 4.</summary>
    public int TooManyContainersCode { get; init; } = 4;

    /// <summary>Default: none.</summary>
    public int? TooManyContainersSubcode { get; init; }

    /// <summary>Whether a renewed token is the one that was shown, which then lasts longer, or another beside it. Meta's pages show only that there is one. Default another.</summary>
    public bool RenewalKeepsTheToken { get; init; }

    /// <summary>What a token younger than 24 hours is refused with when it is to be renewed; nobody says. Default 100.</summary>
    public int TooYoung { get; init; } = 100;

    public RepeatedPublish RepeatedPublish { get; init; } = RepeatedPublish.NotFound;

    public PictureProblem PictureProblems { get; init; } = PictureProblem.RefusesTheContainer;
}
