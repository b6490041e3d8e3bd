namespace Distribution.Publishing.Channels.Graph;

/// <summary>The account itself, as the Graph API has it.</summary>
/// <param name="Id">What paths call it: its number, or <see cref="Me"/>.</param>
/// <param name="Called">What people call one: Page, account.</param>
internal sealed record GraphNode(string Id, string Called)
{
    /// <summary>What the token itself stands for; only an account without an id in its settings, which posts nothing, is called so.</summary>
    public const string Me = "me";

    /// <summary>The field with its name.</summary>
    public required string NameField { get; init; }

    /// <summary>Its name as people write it; null when the body does not say.</summary>
    public required Func<ReadOnlyMemory<byte>, string?> ReadName { get; init; }

    /// <summary>What is asked to see it.</summary>
    public string Fields => $"id,{NameField}";
}
