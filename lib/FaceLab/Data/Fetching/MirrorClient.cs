using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;

namespace FaceLab.Data.Fetching;

/// <summary>Asks a mirror for a file, or for the rest of one, and follows where it points.</summary>
internal sealed class MirrorClient(DownloadOptions options) : IDisposable
{
    private readonly HttpClient http = new(HandlerFor(options)) { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => http.Dispose();

    /// <summary>Sends the request; the caller reads and disposes the answer.</summary>
    /// <param name="mirror">Where.</param>
    /// <param name="start">The first byte wanted.</param>
    /// <param name="validator">Where <paramref name="start"/> is not 0: the version that it must be of.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <exception cref="TransferException">No answer, or a redirect that is not followed.</exception>
    public async Task<HttpResponseMessage> GetAsync(Uri mirror, long start, string? validator, CancellationToken cancellationToken)
    {
        var address = mirror;
        for (var redirects = 0; ; redirects++)
        {
            var response = await SendAsync(address, start, validator, cancellationToken);
            if (!IsRedirect(response.StatusCode))
                return response;
            using (response)
                address = Next(address, response.Headers.Location);
            if (redirects >= options.MaximumRedirects)
                throw new TransferException($"more than {options.MaximumRedirects} redirects", mayRetry: false);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, long start, string? validator, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("FaceLab", "0.1"));
        request.Headers.AcceptEncoding.ParseAdd("identity");
        if (start > 0)
        {
            request.Headers.Range = new RangeHeaderValue(start, null);
            request.Headers.TryAddWithoutValidation("If-Range", validator);
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.ConnectTimeout + options.StallTimeout);
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            var connecting = error.InnerException is TimeoutException;
            throw new TransferException(connecting ? $"no connection within {options.ConnectTimeout.TotalSeconds:0.#} s"
                : $"no answer within {(options.ConnectTimeout + options.StallTimeout).TotalSeconds:0.#} s", mayRetry: true, error);
        }
        catch (HttpRequestException error)
        {
            // A certificate stays bad; a handshake that was cut may go well the next time.
            throw new TransferException(Reason(error), mayRetry: error.InnerException is not AuthenticationException, error);
        }
    }

    private static SocketsHttpHandler HandlerFor(DownloadOptions options)
    {
        var handler = new SocketsHttpHandler { ConnectTimeout = options.ConnectTimeout, ResponseDrainTimeout = TimeSpan.Zero };
        options.Connections?.Invoke(handler);
        // Redirects are judged here, and the sum is that of the bytes as they are sent.
        (handler.AllowAutoRedirect, handler.UseCookies, handler.AutomaticDecompression) = (false, false, DecompressionMethods.None);
        return handler;
    }

    private static string Reason(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name is not known",
        HttpRequestError.SecureConnectionError => $"no secure connection: {error.InnerException?.Message ?? error.Message}",
        HttpRequestError.ResponseEnded => "the connection ended before an answer",
        _ => (error.InnerException ?? error).Message,
    };

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static Uri Next(Uri from, Uri? location)
    {
        if (location is null || !Uri.TryCreate(from, location, out var to))
            throw new TransferException("a redirect to nowhere", mayRetry: false);
        if (from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp)
            throw new TransferException($"a redirect from https to http ({to.Host}), which is not followed", mayRetry: false);
        return SourceRules.IsWebAddress(to) ? to
            : throw new TransferException($"a redirect to '{to.Scheme}:', which is not followed", mayRetry: false);
    }
}
