using static Distribution.Publishing.Channels.Graph.GraphClass;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>
/// What the numbers of an error mean. From Meta's pages "Handling errors", "Rate limits" and "Instagram error codes" (2026), and where those are
/// silent from bodies seen by others; docs/networks/facebook.md says which. A pair goes before its subcode, a subcode before its code.
/// </summary>
internal static class GraphErrors
{
    private const string Reconnect = "connect the account again and set the new token";
    private const string LogIn = "log in to facebook.com with the account that connected the Page and do what it asks";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>
    /// The reading of an error; null when neither its code nor its subcode is known. One that would cost the article, and calls itself transient, may
    /// take the same article later.
    /// </summary>
    public static GraphReading? Find(GraphError error) => (OfEveryCall(error) ?? Find(error.Code, error.Subcode)) switch
    {
        { Class: Invalid or LinkUnread or Flagged } when error.IsTransient => Busy,
        var reading => reading,
    };

    /// <summary>
    /// What is refused whatever is called shares its number with a wrong parameter. It is known by the names in it, of our parameter and of a method,
    /// which nobody translates; with other words it stays what the number says.
    /// </summary>
    private static GraphReading? OfEveryCall(GraphError error) => error switch
    {
        { Code: 100, Subcode: null, Message: { } words } when words.Contains("appsecret_proof", StringComparison.OrdinalIgnoreCase) => WithoutProof,
        { Code: 100, Subcode: null, Message: { } words } when words.Contains("Unsupported request - method type", StringComparison.OrdinalIgnoreCase) => WithoutRole,
        _ => null,
    };

    /// <summary>The reading of a code and its subcode; null when neither is known.</summary>
    private static GraphReading? Find(int? code, int? subcode) =>
        (code is { } c && subcode is { } s ? Pairs.GetValueOrDefault((c, s)) : null)
        ?? (subcode is { } sub ? Subcodes.GetValueOrDefault(sub) : null)
        ?? (code is { } main ? Codes.GetValueOrDefault(main) : null)
        ?? (code is >= 200 and <= 299 ? new(Permission, "{0} says a permission is missing; give the token's account the right to create content on the Page, then connect it again.") : null);

    /// <summary>Every entry, for the test that reads the table as a whole.</summary>
    internal static IEnumerable<(int? Code, int? Subcode, GraphReading Reading)> All =>
    [
        .. Pairs.Select(pair => ((int?)pair.Key.Code, (int?)pair.Key.Subcode, pair.Value)),
        .. Subcodes.Select(pair => ((int?)null, (int?)pair.Key, pair.Value)),
        .. Codes.Select(pair => ((int?)pair.Key, (int?)null, pair.Value)),
    ];

    private static readonly GraphReading SpamLimit = new(Behaviour, "{0} takes what the account posts for spam and restricts it; wait some hours, look at the account, post less.");
    private static readonly GraphReading WithoutProof = new(Token, "{0} wants the proof of the app's secret, or another one; set the APP_SECRET of the very app that the token was made with.");

    private static readonly GraphReading WithoutRole = new(Permission, "{0} lets the app do nothing for the account; give the account a role in the app, or have the app approved, then connect it again.");

    /// <summary>Out of order for the moment.</summary>
    internal static readonly GraphReading Busy = new(Unknown, "{0} is out of order for the moment and does not say whether it was carried out.");
    private static readonly GraphReading Restricted = new(Permission, $"{{0}} has restricted the account; {LogIn}.");

    private static readonly Dictionary<(int Code, int Subcode), GraphReading> Pairs = new()
    {
        [(1, 99)] = Busy,    // the post may be there all the same
        [(1, 2207057)] = new(Invalid, "{0} does not take the picture's time offset."),
        [(4, 2207051)] = SpamLimit,
        [(9, 2207042)] = new(Throttle, "The account's posts of the day are used up at {0}.") { AtLeast = Hour },
        [(24, 2207006)] = new(ContainerSpent, "{0} does not have the container any more, or the token cannot see it."),
        [(24, 2207008)] = new(NotReady, "{0} does not find the container; it may not be ready yet."),
        [(24, 4279009)] = new(NotReady, "{0} does not find the container yet."),
        [(25, 2207050)] = new(Permission, "{0} has restricted the account, or it is inactive; log in to its app and do what it asks."),
        [(100, 33)] = new(Missing, "{0} does not have what we asked for, or the token may not see it; check the id in the settings and the token's rights."),
        [(190, 458)] = new(Token, $"The app was removed from the account that connected the Page; {Reconnect}."),
        [(190, 459)] = new(Token, $"{{0}} wants a security check of the account that connected the Page; {LogIn}."),
        [(190, 460)] = new(Token, $"The account's password was changed, which ended the token; {Reconnect}."),
        [(190, 463)] = new(Token, $"The token has expired; {Reconnect}. A Page token made from a long-lived user token has no end of its own."),
        [(190, 464)] = new(Token, $"The account that connected the Page is not confirmed; {LogIn}, then {Reconnect}."),
        [(190, 490)] = new(Token, $"The token has ended; {Reconnect}."),
        [(190, 467)] = new(Token, $"The token is no longer valid, as after logging out; {Reconnect}."),
        [(190, 466)] = new(Token, $"The account must accept {{0}}'s terms again; {LogIn}, then {Reconnect}."),
        [(190, 492)] = new(Token, $"Whoever connected the Page has lost their role on it; give it back, or let somebody with a role connect it: {Reconnect}."),
        [(190, 493)] = new(Token, $"Nobody used the app for 90 days, which ended the token; {Reconnect}."),
        [(190, 2069032)] = new(Token, "The token stands for a person, not for the Page; set the Page's own token."),
        [(368, 1390008)] = new(Throttle, "{0} finds the account posts too fast.") { AtLeast = Hour },
        [(613, 1996)] = new(Throttle, "{0} sees an unusual number of calls and wants no more for now."),
        [(9004, 2207052)] = new(PictureUnread, "{0} could not fetch the picture from our address; look whether publicBaseUrl is reached from outside."),
        [(9007, 2207027)] = new(NotReady, "{0} is still working on the picture."),
        [(-1, 2207001)] = Busy,
        [(-1, 2207032)] = new(ContainerSpent, "{0} could not make the container."),
        [(-1, 2207053)] = new(ContainerSpent, "{0} could not take the picture, and does not say why."),
        [(-2, 2207003)] = new(ContainerSpent, "{0} took too long to fetch the picture from our address."),
        [(-2, 2207020)] = new(ContainerSpent, "The container has expired at {0}."),
        [(36000, 2207004)] = new(Invalid, "{0} takes pictures of at most 8 MiB."),
        [(36001, 2207005)] = new(Invalid, "{0} does not take the picture's format; it wants JPEG."),
        [(36003, 2207009)] = new(Invalid, "{0} does not take the picture's shape; it must be between 4:5 and 1.91:1."),
        [(36004, 2207010)] = new(Invalid, "{0} finds the text too long: 2,200 characters, 30 hashtags and 20 mentions at most."),
    };

    private static readonly Dictionary<int, GraphReading> Subcodes = new()
    {
        [2207051] = SpamLimit,
        [2207028] = new(Invalid, "{0} takes 2 to 10 pictures in one post."),
        [2207040] = new(Invalid, "{0} takes at most 20 mentions in one post."),
        [1346003] = new(Flagged, "{0} flagged what the post says or links to."),
        [1404102] = new(Flagged, "{0} finds the post against its community standards."),
        [1349125] = new(Invalid, "{0} finds the post's form invalid and does not say how."),
        [1363047] = Busy,
        [1609010] = Busy,
        [1366046] = new(Invalid, "{0} takes pictures of less than 4 MB, JPEG or PNG."),
        [1366051] = new(Duplicate, "{0} says these pictures were posted already."),
        [1390008] = new(Throttle, "{0} finds the account posts too fast.") { AtLeast = Hour },
        [1404006] = Restricted,
        [1404078] = new(Permission, $"{{0}} wants the Page authorised for publishing first; {LogIn}."),
        [1404112] = Restricted,
        [4279013] = Restricted,
        [4854002] = new(Permission, $"{{0}} wants the account's identity confirmed; {LogIn}."),
        [1609005] = new(LinkUnread, "{0} could not read the article's page; check that it can be reached from outside and has its Open Graph tags, then post it again."),
        [1609008] = new(Invalid, "{0} does not take links to itself."),
        [2061006] = new(Invalid, "{0} finds an address in the post invalid."),
        [2069019] = new(Invalid, "{0} does not take the file."),
    };

    private static readonly Dictionary<int, GraphReading> Codes = new()
    {
        [1] = Busy,
        [2] = Busy,
        [3] = new(Permission, "The app may not do this at {0}; mend its permissions in Meta's app dashboard."),
        [4] = new(Throttle, "{0} wants no more calls from the app for now."),
        [9] = new(Throttle, "{0} wants no more posts of the account for now.") { AtLeast = Hour },
        [10] = new(Permission, "The permission to post was not given or was taken away; mend it in Meta's app dashboard, then connect the account again."),
        [17] = new(Throttle, "{0} wants no more calls from the account for now."),
        [24] = new(ContainerSpent, "{0} does not have the container any more."),
        [25] = new(Permission, "{0} has restricted the account; log in to its app and do what it asks."),
        [32] = new(Throttle, "{0} wants no more calls for the Page for now."),
        [100] = new(Invalid, ""),
        [102] = new(Token, $"{{0}} does not accept the token; {Reconnect}."),
        [104] = new(Token, "{0} does not accept the proof of the app's secret; set the APP_SECRET of the very app that the token was made with."),
        [190] = new(Token, $"{{0}} does not accept the token: it has expired, was taken back or is damaged; {Reconnect}."),
        [200] = new(Permission, "The token may not post on the Page: its person lacks the right, or it is a person's token instead of the Page's own; connect the Page anew."),
        [210] = new(Permission, "The token's account may not see the Page; set the Page's own token."),
        [240] = new(Permission, "The token may not act for this Page; set the Page's own token."),
        [283] = new(Permission, "The token lacks a permission; connect the Page with pages_manage_posts, pages_read_engagement and pages_read_user_content."),
        [324] = new(Invalid, "{0} does not take the picture: it is missing or damaged."),
        [341] = new(Throttle, "{0} wants no more posts from the app for now."),
        [352] = new(Invalid, "{0} does not take the video's format."),
        [368] = new(Behaviour, "{0} has blocked the account's posting for a while, for what it posted or for how; wait some hours and look at the account on facebook.com."),
        [506] = new(Duplicate, "{0} says the account has already posted this."),
        [613] = new(Throttle, "{0} wants no more calls for now."),
        [1500] = new(Invalid, "{0} finds the link invalid."),
        [2635] = new(Permission, "This version of the Graph API has ended; set a newer one in the channel's settings."),
        [9004] = new(PictureUnread, "{0} could not fetch the picture from our address; look whether publicBaseUrl is reached from outside."),
        [9007] = new(NotReady, "{0} is still working on the picture."),
        [36000] = new(Invalid, "{0} finds the picture too large."),
        [36001] = new(Invalid, "{0} does not take the picture's format."),
        [36003] = new(Invalid, "{0} does not take the picture's shape."),
        [36004] = new(Invalid, "{0} finds the text too long."),
        [80000] = Spent("{0} wants no more calls for now."),
        [80001] = Spent("{0} wants no more calls for the Page for now."),
        [80002] = Spent("{0} wants no more calls for the account for now."),
        [80003] = Spent("{0} wants no more calls for now."),
        [80004] = Spent("{0} wants no more calls for now."),
        [80005] = Spent("{0} wants no more calls for now."),
        [80006] = Spent("{0} wants no more calls for now."),
        [80008] = Spent("{0} wants no more calls for now."),
        [80009] = Spent("{0} wants no more calls for now."),
        [80014] = Spent("{0} wants no more calls for now."),
        [1609005] = new(LinkUnread, "{0} could not read the article's page; check that it can be reached from outside and has its Open Graph tags, then post it again."),
    };

    private static GraphReading Spent(string says) => new(Throttle, says);
}

/// <summary>One line of the table.</summary>
/// <param name="Says">One sentence for a person, <c>{0}</c> for the network; empty leaves the word to the network.</param>
internal sealed record GraphReading(GraphClass Class, string Says)
{
    /// <summary>The shortest wait that makes sense after it.</summary>
    public TimeSpan AtLeast { get; init; }
}
