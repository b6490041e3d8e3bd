using Distribution.Sandbox.Faults;

namespace Distribution.Sandbox.Graph;

/// <summary>Refusals in the Graph API's words that all its networks have; nothing is processed unless it says so.</summary>
internal static class GraphFaults
{
    private const string Unknown = "An unknown error occurred";

    public static IReadOnlyList<FaultName> All { get; } =
    [
        Refusal("190", 190, null, "Error validating access token."),
        Refusal("190-458", 190, 458, "Error validating access token: The user has not authorized application."),
        Refusal("190-459", 190, 459, "Error validating access token: You cannot access the app till you log in to www.facebook.com."),
        Refusal("190-460", 190, 460, "Error validating access token: The session has been invalidated because the user changed their password."),
        Refusal("190-463", 190, 463, "Error validating access token: Session has expired."),
        Refusal("190-467", 190, 467, "Error validating access token: The session is invalid because the user logged out."),
        Refusal("190-492", 190, 492, "Error validating access token: The user must be an administrator of the page."),
        Refusal("10", 10, null, "(#10) Application does not have permission for this action"),
        Refusal("200", 200, null, "(#200) Permissions error"),
        Refusal("4", 4, null, "(#4) Application request limit reached"),
        Refusal("17", 17, null, "(#17) User request limit reached"),
        Refusal("613", 613, null, "(#613) Calls to this api have exceeded the rate limit."),
        Refusal("100", 100, null, "(#100) Invalid parameter"),
        Refusal("100-33", 100, 33, "Unsupported post request."),
        Of("1", new GraphError(1, null, Unknown) { Status = 500 }),
        Of("2-transient", new GraphError(2, null, "An unexpected error has occurred. Please retry your request later.") { IsTransient = true }),
        Accepted("1-99", new GraphError(1, 99, Unknown) { Status = 500 }),
    ];

    public static FaultName Refusal(string name, int code, int? subcode, string message) => Of(name, new GraphError(code, subcode, message));

    public static FaultName Of(string name, GraphError error) => new(name, null, _ => Answer(error));

    /// <summary>A refusal whose usage header names the minutes until calls are answered again.</summary>
    public static FaultName Throttled(string name, GraphError error) =>
        new(name, 5, number => Answer(error) with { ResetIn = TimeSpan.FromMinutes(number.TotalSeconds) }) { Unit = "minutes" };

    /// <summary>Processed, and this is answered all the same.</summary>
    private static FaultName Accepted(string name, GraphError error) => new(name, null, _ =>
    {
        var reply = GraphReplies.Error(error);
        return new Fault.AcceptThenAnswer(reply.Status, reply.ContentType, reply.Body);
    });

    private static Fault.Answer Answer(GraphError error)
    {
        var reply = GraphReplies.Error(error);
        return new Fault.Answer(reply.Status, reply.ContentType, reply.Body);
    }
}
