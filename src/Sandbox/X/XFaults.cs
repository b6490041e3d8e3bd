using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.X;

/// <summary>Refusals in X's words; nothing is processed.</summary>
internal static class XFaults
{
    public static IReadOnlyList<FaultName> All { get; } =
    [
        new("401", null, _ => Answer(XReplies.Unauthorized)),
        new("402", null, _ => Answer(XReplies.CreditsDepleted)),
        new("403", null, _ => Answer(XReplies.NotPermitted)),
        new("suspended", null, _ => Answer(XReplies.Suspended)),
        new("duplicate", null, _ => Answer(XReplies.Duplicate)),
        new("503-json", null, _ => Answer(XReplies.ServiceDown)),
        new("429", 900, wait => Answer(XReplies.TooManyRequests) with { ResetIn = wait }),
        new("429-past-reset", null, _ => Answer(XReplies.TooManyRequests) with { ResetIn = TimeSpan.FromSeconds(-60) }),
        new("429-no-reset", null, _ => Answer(XReplies.TooManyRequests) with { WithoutRateHeaders = true }),
    ];

    private static Fault.Answer Answer(SandboxReply reply) => new(reply.Status, reply.ContentType, reply.Body);
}
