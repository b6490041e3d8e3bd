using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Connecting;

/// <summary>What the environment has for one channel. Printed without a secret.</summary>
public abstract record ChannelSecrets
{
    /// <summary>What every variable of a channel begins with.</summary>
    internal const string Prefix = "DISTRIBUTION_";

    private ChannelSecrets() { }

    /// <summary>A whole credential.</summary>
    /// <param name="Form">Which of the network's.</param>
    /// <param name="Values">By the ends of their variables' names.</param>
    public sealed record Given(CredentialForm Form, IReadOnlyDictionary<string, string> Values) : ChannelSecrets
    {
        /// <summary>The value of a variable that the form requires.</summary>
        public string this[string name] => Values[name];

        /// <summary>The value of a variable that the form leaves open; null when it is not set.</summary>
        public string? Find(string name) => Values.GetValueOrDefault(name);

        /// <inheritdoc />
        public override string ToString() => $"{Form.Name} (hidden)";
    }

    /// <summary>Nothing is set: the channel is not connected.</summary>
    public sealed record None : ChannelSecrets;

    /// <summary>Reads <c>DISTRIBUTION_CHANNEL_…</c>, the channel's name in upper case and its hyphens as underscores. Empty is not set.</summary>
    /// <param name="forms">The ways of connecting there are. Where networks share a variable's name, the way that explains all that are set is meant.</param>
    /// <param name="environment">A variable's value by its name, or null.</param>
    public static Parsed<ChannelSecrets> Read(ChannelName channel, IReadOnlyList<CredentialForm> forms, Func<string, string?> environment)
    {
        var prefix = PrefixOf(channel);
        var values = forms.SelectMany(form => form.Names).Distinct()
            .Select(name => (Name: name, Value: environment(prefix + name)?.Trim()))
            .Where(pair => pair.Value is { Length: > 0 })
            .ToDictionary(pair => pair.Name, pair => pair.Value!);
        CredentialForm[] begun = [.. forms.Where(form => form.Names.Any(values.ContainsKey))];
        var whole = begun.FirstOrDefault(form => form.Required.All(values.ContainsKey) && values.Keys.All(form.Names.Contains));
        return begun switch
        {
            [] => new Parsed<ChannelSecrets>.Valid(new None()),
            _ when whole is not null => new Parsed<ChannelSecrets>.Valid(new Given(whole, values)),
            [var form] => Invalid($"The connection of {channel} is set in part; {Named(form.Required.Where(name => !values.ContainsKey(name)))} is missing."),
            _ => Invalid($"Both ways of connecting {channel} are set; keep either {string.Join(" or ", begun.Select(form => Named(form.Names)))}."),
        };

        string Named(IEnumerable<string> names) => string.Join(", ", names.Select(name => prefix + name));
    }

    /// <summary>What the variables of one channel begin with.</summary>
    internal static string PrefixOf(ChannelName channel) => Prefix + channel.Value.ToUpperInvariant().Replace('-', '_') + "_";

    /// <summary>The variables of one channel, as a fault names them.</summary>
    public static string NamesFor(ChannelName channel) => PrefixOf(channel) + "*";

    /// <summary>One variable of a channel.</summary>
    /// <param name="end">What its name ends with, as a form has it.</param>
    public static string NameOf(ChannelName channel, string end) => PrefixOf(channel) + end;

    /// <summary>Every variable a channel may have.</summary>
    internal static IEnumerable<string> NamesOf(ChannelName channel, IEnumerable<CredentialForm> forms) =>
        forms.SelectMany(form => form.Names).Select(name => NameOf(channel, name));

    private static Parsed<ChannelSecrets>.Invalid Invalid(string problem) => new(problem);
}
