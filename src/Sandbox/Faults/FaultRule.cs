using System.Globalization;
using System.IO.Enumeration;

namespace Distribution.Sandbox.Faults;

/// <summary>Which requests a fault meets.</summary>
public sealed record FaultRule
{
    /// <summary>The network's word, for example <c>x</c>.</summary>
    public required string Network { get; init; }

    public required Fault Fault { get; init; }

    /// <summary>The method, or <c>*</c>.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The path without its query; <c>*</c> stands for any run of characters. Default: the network's publishing call.</summary>
    public required string Path { get; init; }

    /// <summary>Only requests whose body holds this, read as UTF-8 text.</summary>
    public string? BodyContains { get; init; }

    /// <summary>Only the first so many matching requests.</summary>
    public int? First { get; init; }

    /// <summary>Only every so manieth matching request.</summary>
    public int? Every { get; init; }

    /// <summary>From 0 to 1: how often a matching request is met.</summary>
    public double? Probability { get; init; }

    /// <summary>What the request log says.</summary>
    public required string Text { get; init; }

    /// <summary>Every name <see cref="Parse"/> knows, with its network.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. FaultNetworks.All.SelectMany(network => network.Faults.Select(fault => $"{network.Name}:{fault.Shown}"))];

    /// <summary>Reads a rule from a command line.</summary>
    /// <param name="text">
    /// <c>network:name[-seconds][,method=GET][,path=/2/users/*][,body=text][,first=3][,every=2][,chance=0.1]</c>.
    /// Without method and path the rule meets the network's publishing call (X: POST /2/tweets; Facebook: POST /v*/*/feed; Instagram: POST
    /// /v*/*/media_publish; Google News: POST /hub). A name that is known as it stands wins over one with a number behind it. The names:
    /// <list type="bullet">
    /// <item>nothing is posted: <c>reset</c>, <c>500</c>, <c>502</c>, <c>503</c>, <c>504</c> (HTML), <c>clock-skew-600</c>, <c>expired-token</c></item>
    /// <item>posted, answer lost: <c>accept-then-drop</c>, <c>accept-then-hang-100</c>, <c>late-commit</c> (from the options' range) and <c>late-commit-3</c></item>
    /// <item>posted, answer spoilt: <c>accept-then-500</c> (502, 503, 504), <c>empty-2xx</c>, <c>html-2xx</c>, <c>truncated-json</c>, <c>cut-body</c>, <c>slow-2</c></item>
    /// <item>late: <c>latency-2</c> (a caller who leaves meanwhile has posted nothing), <c>commit-though-gone-2</c> (has posted)</item>
    /// <item>X, nothing is posted: <c>x:401</c>, <c>x:402</c>, <c>x:403</c>, <c>x:suspended</c>, <c>x:duplicate</c>, <c>x:503-json</c>,
    /// <c>x:429-60</c> (reset in 60 s), <c>x:429-past-reset</c>, <c>x:429-no-reset</c></item>
    /// <item>Facebook and Instagram, named by code and subcode, nothing is posted: <c>facebook:190</c>, <c>190-458</c> (459, 460, 463, 467, 492), <c>10</c>,
    /// <c>200</c>, <c>4</c>, <c>17</c>, <c>613</c>, <c>100</c>, <c>100-33</c>, <c>1</c> (status 500), <c>2-transient</c>; posted: <c>1-99</c> (status 500)</item>
    /// <item>Facebook, nothing is posted: <c>facebook:80001-10</c> (calls are answered again in 10 minutes), <c>32</c>, <c>368</c>, <c>368-1390008</c>,
    /// <c>506</c>, <c>1609005</c>, <c>100-1609005</c></item>
    /// <item>Instagram, nothing is posted: <c>instagram:80002-10</c> (again in 10 minutes), <c>9-2207042</c>, <c>9007-2207027</c>, <c>24-2207006</c>,
    /// <c>24-2207008</c>, <c>4-2207051</c>, <c>25-2207050</c>, <c>9004-2207052</c>, <c>-1-2207001</c>, <c>-1-2207032</c>, <c>-2-2207003</c>,
    /// <c>-2-2207020</c>, <c>36000-2207004</c>, <c>36001-2207005</c>, <c>36003-2207009</c>, <c>36004-2207010</c>, <c>100-2207040</c></item>
    /// <item>Google News, nothing is processed; with method= and path= when not the hub is meant: <c>googlenews:400</c>, <c>429-60</c> (Retry-After),
    /// <c>sc-403-permission</c>, <c>sc-403-quota</c>, <c>sc-429</c>, <c>sc-500</c>, <c>indexnow-403</c>, <c>indexnow-429</c></item>
    /// </list>
    /// </param>
    /// <exception cref="FormatException">The text is no rule; the message lists the valid names.</exception>
    public static FaultRule Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var colon = parts[0].IndexOf(':', StringComparison.Ordinal);
        var network = FaultNetworks.All.FirstOrDefault(known => colon > 0 && known.Name == parts[0][..colon]);
        if (network is null || Find(network, parts[0][(colon + 1)..]) is not { } fault)
        {
            throw new FormatException($"'{parts[0]}' is no fault. Known: {string.Join(", ", Names)}.");
        }

        var rule = new FaultRule { Network = network.Name, Fault = fault, Path = network.PublishingPath, Text = text };
        return parts.Skip(1).Aggregate(rule, With);
    }

    internal bool Matches(string network, string method, string path, string? body) =>
        Network == network
        && (Method == "*" || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && FileSystemName.MatchesSimpleExpression(Path, path, ignoreCase: false)
        && (BodyContains is null || body?.Contains(BodyContains, StringComparison.Ordinal) == true);

    private static Fault? Find(FaultNetwork network, string name)
    {
        if (network.Faults.FirstOrDefault(fault => fault.Name == name) is { } exact)
        {
            return exact.Make(TimeSpan.FromSeconds(exact.Seconds ?? 0));
        }

        var dash = name.LastIndexOf('-');
        return dash > 0
            && network.Faults.FirstOrDefault(fault => fault.Name == name[..dash]) is { Seconds: not null } timed
            && double.TryParse(name[(dash + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? timed.Make(TimeSpan.FromSeconds(seconds))
            : null;
    }

    private static FaultRule With(FaultRule rule, string condition)
    {
        var equals = condition.IndexOf('=', StringComparison.Ordinal);
        var value = condition[(equals + 1)..];
        return (equals < 0 ? condition : condition[..equals]) switch
        {
            "method" => rule with { Method = value },
            "path" => rule with { Path = value },
            "body" => rule with { BodyContains = value },
            "first" when int.TryParse(value, CultureInfo.InvariantCulture, out var first) && first > 0 => rule with { First = first },
            "every" when int.TryParse(value, CultureInfo.InvariantCulture, out var every) && every > 0 => rule with { Every = every },
            "chance" when double.TryParse(value, CultureInfo.InvariantCulture, out var chance) && chance is >= 0 and <= 1 => rule with { Probability = chance },
            _ => throw new FormatException($"'{condition}' is no condition of a fault. Known: method=, path=, body=, first=, every=, chance= (0 to 1)."),
        };
    }
}
