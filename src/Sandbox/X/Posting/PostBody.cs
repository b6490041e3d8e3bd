using System.Globalization;
using System.Text.Json;
using Distribution.Sandbox.X.Text;

namespace Distribution.Sandbox.X.Posting;

/// <summary>A body that has the right shape.</summary>
internal sealed class PostBody(JsonElement json)
{
    public string Submitted { get; } = json.TryGetProperty("text", out var text) ? text.GetString()! : "";

    public WeightedText Text => field ??= new WeightedText(Submitted);

    /// <summary>The post it replies to; 0 stands for an id no post can have.</summary>
    public long? Parent { get; } = json.TryGetProperty("reply", out var reply)
        ? long.TryParse(reply.GetProperty("in_reply_to_tweet_id").GetString(), CultureInfo.InvariantCulture, out var id) ? id : 0
        : null;

    /// <summary>Separated by commas; null when there are none.</summary>
    public string? MediaIds { get; } = json.TryGetProperty("media", out var media) && media.TryGetProperty("media_ids", out var ids)
        ? string.Join(',', ids.EnumerateArray().Select(media => media.GetString()))
        : null;

    public bool Has(string member) => json.TryGetProperty(member, out _);
}
