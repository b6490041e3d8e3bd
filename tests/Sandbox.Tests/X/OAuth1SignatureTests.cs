using System.Text.Json.Nodes;
using Distribution.Sandbox.X.Auth;

namespace Distribution.Sandbox.Tests.X;

public sealed class OAuth1SignatureTests
{
    private static readonly JsonNode Fixture = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "x-auth.json")))!;

    public static TheoryData<string> Names() => [.. Fixture["oauth1"]!.AsArray().Select(vector => (string)vector!["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sign_Vector_SameBaseStringAndSignature(string name)
    {
        var vector = Fixture["oauth1"]!.AsArray().Single(candidate => (string)candidate!["name"]! == name)!;
        var parameters = Pairs(vector["oauthParams"]!).Concat(Pairs(vector["extraParams"]!)).ToList();

        var baseString = OAuth1Signature.BaseString((string)vector["method"]!, (string)vector["baseUrl"]!, parameters);

        Assert.Equal((string)vector["parameterString"]!, OAuth1Signature.ParameterString(parameters));
        Assert.Equal((string)vector["signatureBaseString"]!, baseString);
        Assert.Equal((string)vector["signature"]!, OAuth1Signature.Sign(baseString, (string)vector["consumerSecret"]!, (string)vector["tokenSecret"]!));
    }

    [Fact]
    public void Encode_Vectors_AsDocumented() => Assert.All(
        Fixture["percentEncoding"]!.AsArray(), pair => Assert.Equal((string)pair![1]!, OAuth1Signature.Encode((string)pair[0]!)));

    private static IEnumerable<KeyValuePair<string, string>> Pairs(JsonNode list) =>
        list.AsArray().Select(pair => KeyValuePair.Create((string)pair![0]!, (string)pair[1]!));
}
