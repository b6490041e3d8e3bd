using Distribution.Functions.Hosting.Health;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Pages;

/// <summary>Everything the page at / shows.</summary>
internal sealed record HomeView
{
    public required bool IsSandbox { get; init; }

    public required string StoreFolder { get; init; }

    public required IReadOnlyList<ChannelWords> Channels { get; init; }

    public required StoreOverview Store { get; init; }

    /// <summary>Whether any source may send articles.</summary>
    public required bool HasSources { get; init; }

    /// <summary>Where what is on the stand-ins can be seen; null when posts leave this machine.</summary>
    public Uri? Sandbox { get; init; }

    /// <summary>What can be published from the page; nothing when posts leave this machine.</summary>
    public IReadOnlyList<SampleArticle> Samples { get; init; } = [];

    /// <summary>Goes with the page's forms.</summary>
    public required string Token { get; init; }

    /// <summary>Something is about to happen by itself: the page shows itself again.</summary>
    public required bool IsBusy { get; init; }
}
