using System.Globalization;
using System.Text;
using Distribution.Publishing.Recording;
using Distribution.Sandbox;

namespace Distribution.Functions.Tests.Samples;

/// <summary>What the stand-ins hold, whole, as text to compare.</summary>
internal static class HeldPosts
{
    extension(SandboxServer sandbox)
    {
        /// <summary>How the delivery ended, then the post it led to.</summary>
        public string Held(Delivery delivery)
        {
            var text = new StringBuilder()
                .Append(CultureInfo.InvariantCulture, $"== {delivery.Key.Channel}: {delivery.State}{(delivery.Reason is { } reason ? $": {reason}" : "")}\n");
            if (delivery.NetworkId is { } id)
            {
                text.AppendJoin('\n', sandbox.Lines(delivery, id)).Append('\n');
            }

            return text.ToString();
        }

        private IEnumerable<string> Lines(Delivery delivery, string id) => delivery.Network.Value switch
        {
            "x" => sandbox.OnX(id),
            "facebook" => sandbox.OnFacebook(id),
            "instagram" => sandbox.OnInstagram(id),
            "googlenews" => sandbox.OnGoogleNews(delivery.Link!),
            var network => throw new ArgumentOutOfRangeException(nameof(delivery), network, "No stand-in of that name is known here."),
        };

        private IEnumerable<string> OnX(string id)
        {
            var post = sandbox.X.Posts().Single(post => post.Id == id);
            return [$"length {post.Length}", .. post.Links.Select(link => $"link {link.Expanded}"), "", post.Submitted];
        }

        private IEnumerable<string> OnFacebook(string id)
        {
            var post = sandbox.Facebook.Posts().Single(post => post.Id == id);
            return [$"link {post.Link}", "", post.Message ?? ""];
        }

        private IEnumerable<string> OnInstagram(string id)
        {
            var media = sandbox.Instagram.Media().Single(media => media.Id == id);
            var picture = media.Picture;
            return [$"picture {picture.Width}x{picture.Height}, {picture.Bytes} bytes, SHA-256 {picture.Sha256}", $"alt {media.AltText ?? "(none)"}", "", media.Caption ?? ""];
        }

        /// <summary>What the hub read in our feed; its times are those of the article.</summary>
        private IEnumerable<string> OnGoogleNews(Uri link)
        {
            var item = sandbox.GoogleNews.Items().Single(item => item.Link == link.OriginalString);
            return [$"id {item.Id}", $"link {item.Link}", string.Create(CultureInfo.InvariantCulture, $"published {item.PublishedAt:u}"), "", item.Title];
        }
    }
}
