using System.Text;
using Distribution.Publishing.Channels.X;

namespace Distribution.Publishing.Tests.Channels.X;

public sealed class XWireTests
{
    [Fact]
    public void Body_AnyText_IsOneFieldEscapedNoMoreThanJsonAsks() => Assert.Equal(
        """{"text":"Ünïted \"quotes\" & <tags> 'it's' + \\ 日本 \uD83C\uDF89\nhttps://news.example.com/a"}""",
        Encoding.UTF8.GetString(XWire.Body(new("Ünïted \"quotes\" & <tags> 'it's' + \\ 日本 🎉\nhttps://news.example.com/a", new("https://news.example.com/a")), mediaId: null)));
}
