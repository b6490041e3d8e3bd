using System.Globalization;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.Graph;
using static Distribution.Publishing.Tests.Channels.Graph.GraphExample;

namespace Distribution.Publishing.Tests.Channels.Graph;

/// <summary>What answers of the Graph API mean.</summary>
public sealed class GraphReplyTests
{
    private static readonly ExampleOptions Options = new();

    private static string Golden => Path.Combine(Formatting.Repository.Root, "tests", "Publishing.Tests", "Channels", "Graph", "Golden", "errors.txt");

    /// <summary>Every line of the table as it is carried out, with its sentence: what a person reads is looked at, not only counted.</summary>
    [Fact]
    public void Classify_EveryKnownError_IsAsTheGoldenFileHasIt()
    {
        var lines = GraphErrors.All.Select(entry =>
        {
            var verdict = GraphReply.Classify(Answer(400, Error(entry.Code, entry.Subcode)), Options, Now);
            Assert.Equal(entry.Reading.Class, verdict.Class);
            var outcome = GraphReply.NotPublished(verdict, Options);
            var what = outcome is DeliveryOutcome.ChannelRefused refused ? $"held: {refused.Cause}" : outcome.GetType().Name;
            var wait = outcome is DeliveryOutcome.Throttled throttled ? $" {(throttled.Until - Now).TotalMinutes.ToString(CultureInfo.InvariantCulture)} min" : "";
            return $"{verdict.RawCode.Split(" · ")[1]} | {verdict.Class} | {what}{wait} | {verdict.Reason}";
        }).ToArray();

        Assert.Equal(File.ReadAllLines(Golden), lines);
    }

    [Theory]
    [InlineData(190, 999, GraphClass.Token)]             // a subcode nobody knows: the code
    [InlineData(100, 1609005, GraphClass.LinkUnread)]    // a subcode whose code is another's: the subcode
    [InlineData(1609005, null, GraphClass.LinkUnread)]
    [InlineData(368, 1390008, GraphClass.Throttle)]      // a pair: the pair
    [InlineData(299, null, GraphClass.Permission)]
    [InlineData(300, null, GraphClass.Invalid)]
    [InlineData(null, 1346003, GraphClass.Flagged)]
    [InlineData(777, 888, GraphClass.Invalid)]
    public void Classify_PartlyKnown_GoesFromThePairToTheCode(int? code, int? subcode, object expected) =>
        Assert.Equal(expected, GraphReply.Classify(Answer(400, Error(code, subcode)), Options, Now).Class);

    [Theory]
    [InlineData(777, GraphClass.Unknown)]
    [InlineData(100, GraphClass.Unknown)]          // a number that would cost the article, and a word that it is for the moment
    [InlineData(36001, GraphClass.Unknown)]
    [InlineData(1609005, GraphClass.Unknown)]
    [InlineData(4, GraphClass.Throttle)]
    [InlineData(190, GraphClass.Token)]
    public void Classify_Transient_CountsOnlyWhenTheCodeSaysNothing(int code, object expected) =>
        Assert.Equal(expected, GraphReply.Classify(Answer(400, Error(code, more: ",\"is_transient\":true")), Options, Now).Class);

    [Theory]
    [InlineData(200, GraphClass.Success)]
    [InlineData(302, GraphClass.Unknown)]
    [InlineData(400, GraphClass.Invalid)]
    [InlineData(401, GraphClass.Token)]
    [InlineData(403, GraphClass.Permission)]
    [InlineData(404, GraphClass.Permission)]
    [InlineData(408, GraphClass.Unknown)]
    [InlineData(429, GraphClass.Throttle)]
    [InlineData(500, GraphClass.Unknown)]
    [InlineData(503, GraphClass.Unknown)]
    [InlineData(600, GraphClass.Unknown)]
    public void Classify_NoErrorInTheBody_GoesByTheStatus(int status, object expected)
    {
        Assert.All(["", "<html>Sorry</html>", "[]", "{\"error\":\"no\"}", "{\"error\":{\"co"], body =>
            Assert.Equal(expected, GraphReply.Classify(Answer(status, body), Options, Now).Class));
    }

    /// <summary>Texts are translated, and OAuthException is the type of whatever happened.</summary>
    [Fact]
    public void Classify_WordsOfADuplicate_DecideNothing() => Assert.Equal(
        GraphClass.Behaviour,
        GraphReply.Classify(Answer(400, """{"error":{"message":"You've already posted this","type":"OAuthException","code":368}}"""), Options, Now).Class);

    /// <summary>They share their number with a wrong parameter, yet no article has any part in them: each would be lost to it, one after the other.</summary>
    [Theory]
    [InlineData("API calls from the server require an appsecret_proof argument", GraphClass.Token)]
    [InlineData("Invalid appsecret_proof provided in the API argument", GraphClass.Token)]
    [InlineData("(#100) Invalid appsecret_proof provided in the API argument", GraphClass.Token)]
    [InlineData("Unsupported request - method type: post", GraphClass.Permission)]
    [InlineData("(#100) Param message is too long", GraphClass.Invalid)]
    public void Classify_InvalidOfEveryCall_IsTheChannels(string message, object expected) => Assert.Equal(
        expected,
        GraphReply.Classify(Answer(400, $$$"""{"error":{"message":"{{{message}}}","type":"GraphMethodException","code":100}}"""), Options, Now).Class);

    /// <summary>The body goes before the status, whichever way they differ.</summary>
    [Theory]
    [InlineData(190, GraphClass.Token)]
    [InlineData(100, GraphClass.Invalid)]
    [InlineData(80001, GraphClass.Throttle)]
    [InlineData(1, GraphClass.Unknown)]
    [InlineData(777, GraphClass.Unknown)]
    public void Classify_ErrorWithAStatusOfSuccess_GoesByTheError(int code, object expected) =>
        Assert.Equal(expected, GraphReply.Classify(Answer(200, Error(code)), Options, Now).Class);

    [Fact]
    public void Published_ErrorWithAStatusOfSuccess_IsNoDoubt() =>
        Assert.IsType<DeliveryOutcome.ChannelRefused>(GraphReply.Published(Answer(200, Error(190, 460)), Options, _ => new("https://example.com/"), Now));

    /// <summary>What broke while it worked may have posted before: nothing is sent again, and nothing given up, without a look.</summary>
    [Theory]
    [InlineData(500, 4)]
    [InlineData(503, 80001)]
    [InlineData(500, 100)]
    [InlineData(500, 1609005)]
    [InlineData(502, 9007)]
    public void Published_OutOfOrderWithAKnownCode_IsInDoubt(int status, int code) =>
        Assert.IsType<DeliveryOutcome.InDoubt>(GraphReply.Published(Answer(status, Error(code)), Options, _ => new("https://example.com/"), Now));

    [Theory]
    [InlineData(190)]
    [InlineData(200)]
    public void Published_OutOfOrderWithACodeOfTheAccount_HoldsTheChannel(int code) =>
        Assert.IsType<DeliveryOutcome.ChannelRefused>(GraphReply.Published(Answer(500, Error(code)), Options, _ => new("https://example.com/"), Now));

    [Fact]
    public void Classify_ExpiredToken_IsReadWhole()
    {
        const string body = """
            {"error":{"message":"Error validating access token: Session has expired on Friday. ","type":"OAuthException","code":190,"error_subcode":463,
             "error_user_title":"Expired.","error_user_msg":"Log in.","fbtrace_id":"A6LJ"}}
            """;

        var verdict = GraphReply.Classify(Answer(400, body), Options, Now);

        Assert.Equal("400 · 190/463 · Error validating access token: Session has expired on Friday.", verdict.RawCode);
        Assert.Equal("Expired: Log in.", verdict.Error?.ForPeople);
        Assert.Equal("A6LJ", verdict.Error?.TraceId);
    }

    [Fact]
    public void Classify_MessageThatQuotesAToken_HidesIt()
    {
        var body = $$$"""{"error":{"message":"Malformed access token EAAB{{{new string('x', 40)}}}","code":190}}""";

        Assert.Equal("400 · 190 · Malformed access token (hidden)", GraphReply.Classify(Answer(400, body), Options, Now).RawCode);
    }

    [Fact]
    public void Classify_LongMessage_IsCut() =>
        Assert.Equal(300, GraphReply.Classify(Answer(400, $$$"""{"error":{"message":"{{{string.Join(' ', Enumerable.Repeat("word", 200))}}}","code":100}}"""), Options, Now).RawCode.Length);

    [Fact]
    public void Classify_InvalidWithWordsForPeople_SaysThem() => Assert.Equal(
        "Example does not take it: Post too long: Write less.",
        GraphReply.Classify(Answer(400, Error(100, more: ",\"error_user_title\":\"Post too long\",\"error_user_msg\":\"Write less.\"")), Options, Now).Reason);

    [Theory]
    [InlineData("""{"id":"111_222"}""", "111_222")]
    [InlineData("""{"id":"111_222","post_id":"3"}""", "111_222")]
    [InlineData("""{"id":""}""", null)]
    [InlineData("""{"id":"javascript:"}""", null)]
    [InlineData("""{"id":7}""", null)]
    [InlineData("""{"success":true}""", null)]
    [InlineData("""{"id":"111_2""", null)]
    [InlineData("", null)]
    public void Published_Success_NeedsAnId(string body, string? id)
    {
        var outcome = GraphReply.Published(Answer(200, body), Options, posted => new("https://example.com/" + posted), Now);

        Assert.Equal(
            id is null
                ? new DeliveryOutcome.InDoubt("Example answered 200, but its answer does not name the post.")
                : new DeliveryOutcome.Published(id, new("https://example.com/" + id)),
            outcome);
    }

    /// <summary>Of a preparing call nothing was posted, so nothing is in doubt; each other reading has every kind of answer, too.</summary>
    [Fact]
    public void ReadReplies_EveryClass_HaveAnAnswerWithoutDoubt()
    {
        foreach (var (code, subcode, _) in GraphErrors.All.Append((null, null, new(GraphClass.Success, ""))))
        {
            var answer = code is null && subcode is null ? Answer(200, "{}") : Answer(400, Error(code, subcode));

            Assert.IsNotType<DeliveryOutcome.InDoubt>(GraphReadReply.NotPrepared(answer, Options, Now));
            Assert.NotEmpty(GraphReadReply.NoAnswer(answer, Options, Now).Reason);
            Assert.IsNotType<ProbeReply.Works>(GraphReadReply.NotProbed(answer, Options, Now));
            Assert.IsNotType<TakeDownReply.Gone>(GraphReadReply.NotTakenDown(answer, Options, Now));
        }
    }
}
