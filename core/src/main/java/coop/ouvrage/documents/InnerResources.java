package coop.ouvrage.documents;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import com.openhtmltopdf.extend.FSUriResolver;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The only things that a printed page can name: its style sheet and the pictures given with it. */
final class InnerResources implements FSUriResolver, FSStreamFactory {

    static final String SCHEME = "ouvrage";
    static final String BASE = SCHEME + ":page";
    private static final String STYLE = SCHEME + ":print.css";
    private static final byte[] STYLE_SHEET = PdfRenderer.resource("print.css");

    private final Map<String, byte[]> pictures;
    private final Set<String> refused = new TreeSet<>();

    InnerResources(Map<String, byte[]> pictures) {
        this.pictures = pictures;
    }

    @Override
    public @Nullable String resolveURI(@Nullable String base, String uri) {
        return known(uri) ? uri : refuse(uri);
    }

    boolean allowed(String uri, ExternalResourceType type) {
        if (known(uri) || uri.equals(BASE)) {
            return true;
        }
        refuse(uri);
        return false;
    }

    @Override
    public FSStream getUrl(String uri) {
        byte[] content = uri.equals(STYLE) ? STYLE_SHEET : pictures.get(uri.substring(SCHEME.length() + 1));
        return new Stream(content == null ? new byte[0] : content);
    }

    void refuseIfAnythingOutsideWasAskedFor() {
        if (!refused.isEmpty()) {
            throw new IllegalArgumentException("the page names something outside of it: " + refused);
        }
    }

    private boolean known(String uri) {
        return uri.equals(STYLE)
                || (uri.startsWith(SCHEME + ":") && pictures.containsKey(uri.substring(SCHEME.length() + 1)));
    }

    private @Nullable String refuse(String uri) {
        refused.add(uri.length() > 80 ? uri.substring(0, 80) : uri);
        return null;
    }

    private record Stream(byte[] content) implements FSStream {
        @Override
        public InputStream getStream() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
        }
    }
}
