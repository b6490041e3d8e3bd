using Distribution.Publishing.Planning;

namespace Distribution.Publishing.Connecting;

/// <summary>Finds what somebody set for a channel under a name no channel reads. Pure; it never sees a value.</summary>
public static class StrayVariables
{
    /// <summary>A fault for every name that begins like ours and is none.</summary>
    /// <param name="names">Every variable of the environment.</param>
    public static IReadOnlyList<Fault> Of(IEnumerable<string> names, IReadOnlyCollection<ConnectableChannel> channels)
    {
        string[] known = [.. channels.SelectMany(channel => ChannelSecrets.NamesOf(channel.Name, channel.Forms))];
        var there = string.Join(", ", channels.Select(channel => ChannelSecrets.PrefixOf(channel.Name) + "…"));
        return
        [
            .. from name in names.Order(StringComparer.Ordinal)
               where name.StartsWith(ChannelSecrets.Prefix, StringComparison.OrdinalIgnoreCase) && !known.Contains(name)
               select new Fault(name, Suggestion.For(name, known) is { } meant
                   ? $"No channel reads this variable; did you mean {meant}?"
                   : $"No channel reads this variable; the channels' own are {there}."),
        ];
    }
}

/// <summary>A channel and the ways of connecting it.</summary>
public sealed record ConnectableChannel(ChannelName Name, IReadOnlyList<CredentialForm> Forms);
