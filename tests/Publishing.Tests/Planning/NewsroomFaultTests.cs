using CsCheck;
using Distribution.Publishing.Planning;

namespace Distribution.Publishing.Tests.Planning;

public sealed class NewsroomFaultTests
{
    [Theory]
    [InlineData("everything")]
    [InlineData("no-names")]
    [InlineData("empty")]
    [InlineData("one-channel")]
    [InlineData("not-json")]
    [InlineData("not-an-object")]
    [InlineData("half-a-character")]
    public void Read_Faults_SaysAllOfThemAtOnce(string file)
    {
        var reading = NewsroomReader.Read(File.ReadAllBytes(Golden($"{file}.json")), [new("x"), new("googlenews")], NewsroomReaderTests.Template);

        var said = reading switch
        {
            NewsroomReading.ValidInPart part => part.Faults,
            NewsroomReading.Invalid invalid => invalid.Faults,
            _ => [],
        };
        var lines = said.Select(fault => $"{(fault.Channel is null ? "" : $"[{fault.Channel}] ")}{fault}\n");
        Assert.Equal(File.ReadAllText(Golden($"{file}.txt")), $"{reading.GetType().Name}\n{string.Concat(lines)}");
    }

    [Fact]
    public void Read_OneChannelWrong_RunsTheRest()
    {
        var part = Assert.IsType<NewsroomReading.ValidInPart>(NewsroomReader.Read(File.ReadAllBytes(Golden("one-channel.json")), [new("x")], NewsroomReaderTests.Template));

        Assert.Equivalent(
            new[] { Example.XSettings, Example.Channel("x-wrong", "news") with { Key = "channels[1]" } },
            part.Newsroom.Channels,
            strict: true);
        Assert.Equivalent(new Rule { Channels = [new("x"), new("x-wrong"), new("x-nowhere")] }, Assert.Single(part.Newsroom.Rules), strict: true);
        Assert.Equal(["x-nowhere", "x-wrong"], part.Faults.Select(fault => fault.Channel!.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_SecretInTheFile_IsNeverRepeated()
    {
        const string Secret = "hunter2-correct-horse";
        var reading = Assert.IsType<NewsroomReading.Invalid>(NewsroomReaderTests.Read($$"""
            {
              "publications": [{ "name": "news", "language": "en", "apiKey": "{{Secret}}" }],
              "channels": [{ "name": "x", "network": "x", "password": "{{Secret}}", "settings": { "access_token": "{{Secret}}", "deep": [{ "secrets": ["{{Secret}}"] }] } }],
              "sources": [{ "name": "cms", "secretFrom": "{{Secret}}" }, { "name": "feed", "secret": "{{Secret}}", "secretFrom": 7 }]
            }
            """));

        Assert.Equal(
            [
                "publications[0].apiKey", "channels[0].settings.access_token", "channels[0].settings.deep[0].secrets", "channels[0].password",
                "sources[0].secretFrom", "sources[1].secretFrom", "sources[1].secret",
            ],
            reading.Faults.Select(fault => fault.Key));
        Assert.DoesNotContain(Secret, string.Concat(reading.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NotUtf8_SaysSo() => Assert.Equivalent(
        new NewsroomReading.Invalid([new("distribution.json", "The file is not UTF-8; save it as UTF-8.")]),
        NewsroomReader.Read(new byte[] { 0x7B, 0xFF, 0x7D }, [], NewsroomReaderTests.Template));

    /// <summary>A file cut, overwritten or mixed up anywhere is read or refused, never a crash.</summary>
    [Fact]
    public void Read_DamagedFile_NeverThrows()
    {
        byte[][] whole = [File.ReadAllBytes(Golden("everything.json")), File.ReadAllBytes(NewsroomReaderTests.InRepository("samples/distribution.json"))];
        Gen.Select(Gen.OneOf(whole), Gen.Select(Gen.Int[0, 3000], Gen.OneOf("{}[]\",:7\\nt \u00e9".ToCharArray())).Array[1, 4]).Sample((file, changes) =>
        {
            var damaged = file.ToArray();
            foreach (var (at, character) in changes)
            {
                damaged[at % damaged.Length] = (byte)character;
            }

            var reading = NewsroomReader.Read(damaged, [new("x")], NewsroomReaderTests.Template);
            Assert.True(reading is not NewsroomReading.Invalid { Faults: [] } and not NewsroomReading.ValidInPart { Faults: [] });
        });
    }

    private static string Golden(string file) => NewsroomReaderTests.InRepository($"tests/Publishing.Tests/Planning/Golden/{file}");
}
