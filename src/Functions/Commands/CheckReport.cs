using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Functions.Hosting.Startup;
using Distribution.Publishing.Planning;

namespace Distribution.Functions.Commands;

/// <summary>What a check says, for people and for programs.</summary>
/// <param name="Config">The newsroom's file; null is the built-in newsroom.</param>
internal sealed record CheckReport(string Mode, string? Config, string Data, IReadOnlyList<CheckLine> Channels, IReadOnlyList<CheckFault> Faults, IReadOnlyList<CheckFault> Warnings)
{
    private static readonly CheckJson Json = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,    // read by people and programs, never inside a page
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    public static CheckReport Of(CheckedSettings settings) => new(
        settings.Mode.ToString(),
        settings.File,
        settings.Folder,
        [.. settings.Channels.Select(channel => new CheckLine(channel.Name.Value, channel.Network?.Value, Word(channel.Stand), channel.Reason))],
        [.. settings.Faults.Select(Of)],
        [.. settings.Warnings.Select(Of)]);

    public string ToJson() => JsonSerializer.Serialize(this, Json.CheckReport);

    public string ToText()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Mode}  settings from {Config ?? "the built-in newsroom"}, ledger in {Data}");
        var width = Channels.Select(channel => channel.Channel.Length).DefaultIfEmpty().Max();
        foreach (var channel in Channels)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {channel.Channel.PadRight(width)}  {channel.Stand}{(channel.Reason is { } reason ? $": {reason}" : "")}");
        }

        foreach (var fault in Faults)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{fault.Key}: {fault.Problem}{(fault.Channel is { } channel ? $" (only {channel} is held)" : "")}");
        }

        foreach (var warning in Warnings)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Soon: {warning.Key}: {warning.Problem}");
        }

        return text.AppendLine(Faults switch
        {
            [] => "No faults.",
            [_] => "1 fault.",
            _ => $"{Faults.Count} faults.",
        }).ToString();
    }

    private static CheckFault Of(Fault fault) => new(fault.Key, fault.Problem, fault.Channel?.Value);

    private static string Word(ChannelStand stand) => stand switch
    {
        ChannelStand.Live => "LIVE",
        ChannelStand.Sandbox => "SANDBOX",
        ChannelStand.NotConnected => "not connected",
        ChannelStand.Held => "held",
        _ => throw new UnreachableException($"A stand nobody knows: {stand}"),
    };
}

/// <param name="Stand">LIVE, SANDBOX, not connected, or held.</param>
internal sealed record CheckLine(string Channel, string? Network, string Stand, string? Reason);

/// <param name="Channel">The only channel it keeps from posting; null when it is not one channel's alone.</param>
internal sealed record CheckFault(string Key, string Problem, string? Channel);

[JsonSerializable(typeof(CheckReport))]
internal sealed partial class CheckJson : JsonSerializerContext;
