namespace Distribution.Publishing.Planning;

/// <summary>Whether posts leave this machine.</summary>
public sealed record PublishingMode
{
    private PublishingMode() { }

    /// <summary>Every channel is an account of a local stand-in's; nothing leaves.</summary>
    public static PublishingMode Sandbox { get; } = new() { IsSandbox = true };

    /// <summary>Channels are real accounts; one without a credential is not connected and is held.</summary>
    public static PublishingMode Live { get; } = new();

    /// <summary>Nothing leaves this machine.</summary>
    public bool IsSandbox { get; private init; }

    /// <summary>As it is shown, large.</summary>
    public override string ToString() => IsSandbox ? "SANDBOX" : "LIVE";
}
