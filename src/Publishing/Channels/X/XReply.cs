namespace Distribution.Publishing.Channels.X;

/// <summary>
/// The only place that says what an answer of X means. X's pages name few codes: the readings come from its guide
/// "Response codes and errors" and from bodies seen on real traffic; see docs/networks/x.md.
/// </summary>
internal static class XReply
{
    /// <summary>What X, and its stand-in, take for any account's name.</summary>
    private const string AnyName = "i";

    private const string DuplicateWords = "duplicate content";
    private const string TooLongWords = "too long";
    private const string UnexplainedWords = "You are not permitted to perform this action";

    /// <summary>What became of a publishing call that was answered.</summary>
    /// <param name="username">The account's name for the link, if it is known.</param>
    public static DeliveryOutcome Classify(ChannelAnswer answer, XOptions options, string? username, DateTimeOffset now)
    {
        if (answer.IsSuccess)
        {
            return XWire.ReadCreated(answer.Body) is { Id: { } id }
                ? new DeliveryOutcome.Published(id, LinkOf(options, username, id))
                : new DeliveryOutcome.InDoubt($"X answered {answer.Status}, but its answer does not name the post.");
        }

        var problem = XProblem.Read(answer.Body);
        return answer.Status switch
        {
            // Too early or too late to have been read, says a host in between; whether X behind it was reached nobody knows.
            408 or 425 or 499 => InDoubt(answer),
            429 => Limited(answer, problem, options, now),
            401 => Refused(HoldCause.NeedsReconnecting, "X does not accept the account's credential.", answer, problem),
            402 => Refused(HoldCause.OutOfCredits, "The account has no credits left at X; buy some in X's developer console.", answer, problem),
            403 => Forbidden(answer, problem, options, now),

            // The address is wrong, or an outage of X's front hides it: the next article would fare no better, so none is lost to it.
            404 or 405 or 410 => FromCodes(answer, problem, options, now)
                ?? Refused(HoldCause.RefusedByNetwork, "X offers no posting at the address we use; its API is down or has changed.", answer, problem),
            >= 400 and <= 499 => FromCodes(answer, problem, options, now) ?? Rejected(answer, problem),
            _ => InDoubt(answer),
        };
    }

    /// <summary>Where a reader sees a post.</summary>
    public static Uri LinkOf(XOptions options, string? username, string id) => PostLink.Of(options.PostLink, username ?? AnyName, id);

    /// <summary>What X said, beside our reading: status, type or codes, words.</summary>
    public static string Raw(ChannelAnswer answer, XProblem problem)
    {
        const int longest = 300;
        string?[] parts = [problem.Type, problem.Codes.Count > 0 ? "code " + string.Join(',', problem.Codes) : null, problem.Words];
        var raw = string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)).Prepend($"{answer.Status}"));
        return raw.Length <= longest ? raw : raw[..longest];
    }

    private static DeliveryOutcome Forbidden(ChannelAnswer answer, XProblem problem, XOptions options, DateTimeOffset now) => problem switch
    {
        { IsReadable: false } => Refused(HoldCause.RefusedByNetwork, "X, or a guard before it, refuses us and does not say why.", answer, problem),
        _ when FromCodes(answer, problem, options, now) is { } outcome => outcome,
        _ when problem.Says(DuplicateWords) => Duplicate(answer, problem),
        _ when problem.Says(TooLongWords) => Rejected(answer, problem),
        _ when problem.IsOfType("credits") || problem.Says("SpendCapReached") || problem.Says("CreditsDepleted") =>
            Refused(HoldCause.OutOfCredits, "The account's credits or spending limit at X are used up.", answer, problem),
        _ when problem.IsOfType("usage-capped") => Limited(answer, problem, options, now),
        _ when problem.IsOfType("suspended") || problem.Says("suspended") =>
            Refused(HoldCause.RefusedByNetwork, "X has suspended the account.", answer, problem),
        _ when problem.IsOfType("oauth1-permissions") => Refused(
            HoldCause.RefusedByNetwork,
            "The app may only read; give it write permission in X's developer console, then create the account's token anew.",
            answer,
            problem),
        _ when problem.IsOfType("client-forbidden") =>
            Refused(HoldCause.RefusedByNetwork, "The app has no access to this part of X's API; enrol it in X's developer console.", answer, problem),
        _ when problem.IsOfType("unsupported-authentication") =>
            Refused(HoldCause.NeedsReconnecting, "The credential stands for the app, not for the account; connect the account itself.", answer, problem),
        { Title: "Forbidden", Detail: "Forbidden" or null, Type: "about:blank", Messages: [] } =>
            Refused(HoldCause.NeedsReconnecting, "The account's token lacks a permission; connect it again with tweet.write.", answer, problem),
        _ when options.UnexplainedRefusalHoldsChannel && (problem.Sentence is null || problem.Says(UnexplainedWords)) =>
            Refused(HoldCause.RefusedByNetwork, "X refuses to post for this account and does not say why.", answer, problem),
        _ => Rejected(answer, problem),
    };

    /// <summary>The codes of X's first API, which still turn up in bodies.</summary>
    private static DeliveryOutcome? FromCodes(ChannelAnswer answer, XProblem problem, XOptions options, DateTimeOffset now) =>
        problem.Codes.Select(code => code switch
        {
            32 or 89 or 99 or 135 or 215 => Refused(HoldCause.NeedsReconnecting, "X does not accept the account's credential.", answer, problem),
            64 or 63 => Refused(HoldCause.RefusedByNetwork, "X has suspended the account.", answer, problem),
            326 => Refused(HoldCause.RefusedByNetwork, "X has locked the account; log in there to unlock it.", answer, problem),
            226 => Refused(HoldCause.RefusedByNetwork, "X takes the account for a robot it does not allow; log in there and look.", answer, problem),
            261 or 453 => Refused(HoldCause.RefusedByNetwork, "The app may not post; mend its permissions in X's developer console.", answer, problem),
            88 or 185 => Limited(answer, problem, options, now),
            187 => Duplicate(answer, problem),
            _ => null,
        }).FirstOrDefault(outcome => outcome is not null);

    /// <summary>A rate that renews itself is waited for; a product's monthly cap is a matter of money.</summary>
    private static DeliveryOutcome Limited(ChannelAnswer answer, XProblem problem, XOptions options, DateTimeOffset now) => problem.IsOfType("usage-capped") switch
    {
        true when problem.Says("Daily") => new DeliveryOutcome.Throttled("The app's allowance of the day is used up at X.", NextDay(now)),
        true => Refused(HoldCause.OutOfCredits, "The app's allowance of the month is used up at X.", answer, problem),
        false => new DeliveryOutcome.Throttled("X wants no more calls for now.", answer.ThrottledUntil(options, now)),
    };

    private static DateTimeOffset NextDay(DateTimeOffset now) => new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);

    private static DeliveryOutcome.ChannelRefused Refused(HoldCause cause, string reason, ChannelAnswer answer, XProblem problem) =>
        new(cause, reason, Raw(answer, problem));

    private static DeliveryOutcome.RefusedAsDuplicate Duplicate(ChannelAnswer answer, XProblem problem) =>
        new("X says the account has already posted this text.", Raw(answer, problem));

    private static DeliveryOutcome.Rejected Rejected(ChannelAnswer answer, XProblem problem) =>
        new(problem.Sentence is { } sentence ? $"X does not take it: {sentence}" : $"X does not take it and does not say why (status {answer.Status}).", Raw(answer, problem));

    private static DeliveryOutcome.InDoubt InDoubt(ChannelAnswer answer) =>
        new($"X answered {answer.Status}, which does not say whether it was carried out.");
}
