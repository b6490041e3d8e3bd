using System.Globalization;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.Faults;

/// <summary>The faults that look the same on every network.</summary>
internal static class SharedFaults
{
    public static IReadOnlyList<FaultName> All { get; } =
    [
        new("reset", null, _ => new Fault.Reset()),
        new("latency", 2, wait => new Fault.Latency(wait, CommitThoughGone: false)),
        new("commit-though-gone", 2, wait => new Fault.Latency(wait, CommitThoughGone: true)),
        new("accept-then-drop", null, _ => new Fault.AcceptThenDrop()),
        new("accept-then-hang", 100, wait => new Fault.AcceptThenHang(wait)),
        new("late-commit", 0, delay => new Fault.LateCommit(delay == TimeSpan.Zero ? null : delay)),
        .. new[] { 500, 502, 503, 504 }.Select(AcceptThen),
        new("empty-2xx", null, _ => new Fault.AcceptThenAnswer(200, SandboxReply.Json, "")),
        new("html-2xx", null, _ => new Fault.AcceptThenAnswer(200, SandboxReply.Html, Page("Just a moment..."))),
        new("truncated-json", null, _ => new Fault.Truncated()),
        new("cut-body", null, _ => new Fault.CutBody()),
        new("slow", 2, over => new Fault.Slow(over)),
        new("clock-skew", 600, by => new Fault.ClockSkew(by)),
        new("expired-token", null, _ => new Fault.ExpiredToken()),
        .. new[] { 500, 502, 503, 504 }.Select(Refuse),
    ];

    private static FaultName AcceptThen(int status) =>
        new(string.Create(CultureInfo.InvariantCulture, $"accept-then-{status}"), null, _ => new Fault.AcceptThenAnswer(status, SandboxReply.Html, Page("Error")));

    private static FaultName Refuse(int status) =>
        new(status.ToString(CultureInfo.InvariantCulture), null, _ => new Fault.Answer(status, SandboxReply.Html, Page("Error")));

    private static string Page(string title) => $"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>";
}
