namespace Distribution.Publishing;

/// <summary>A picture as one channel's post has it: fitted to the network's rules and kept in the media store.</summary>
/// <param name="Name">The media store's name of it, which nobody can guess.</param>
public sealed record PostPicture(string Name)
{
    /// <summary>Pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels.</summary>
    public required int Height { get; init; }

    /// <summary>What it shows, for those who do not see it.</summary>
    public string? AltText { get; init; }
}
