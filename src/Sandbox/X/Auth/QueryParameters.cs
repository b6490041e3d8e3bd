namespace Distribution.Sandbox.X.Auth;

/// <summary>A query or form as it stands on the wire, decoded, in order, repeats kept.</summary>
internal static class QueryParameters
{
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string query) =>
    [
        .. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            return equals < 0 ? new(Decode(pair), "") : KeyValuePair.Create(Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
        }),
    ];

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
