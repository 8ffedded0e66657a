package coop.ouvrage.documents;

import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a stranger made harmless: decoded and written anew, so that nothing but the pixels is left of it. What it is
 * is told by its bytes, never by its name. Formats that can hold scripts or references (SVG, HTML) are not taken at all.
 *
 * @param mimeType {@code image/png} or {@code image/jpeg}
 */
public record SafeImage(byte[] content, String mimeType, int width, int height) {

    static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final long MOST_PIXELS = 40_000_000L;
    private static final int SNIFFED_BYTES = 1024;

    /** The picture written anew, or the reason why it is not taken. */
    public static Outcome<SafeImage> of(byte[] upload) {
        if (upload.length > MOST_BYTES) {
            return Outcome.refused(Refusal.of("documents.picture_too_large", "mebibytes", MOST_BYTES >> 20));
        }
        String format = format(upload);
        if (format == null) {
            return Outcome.refused(Refusal.of(active(upload) ? "documents.active_content" : "documents.not_a_picture"));
        }
        try {
            return decode(upload, format);
        } catch (IOException | RuntimeException e) {
            return Outcome.refused(Refusal.of("documents.picture_broken"));
        }
    }

    private static Outcome<SafeImage> decode(byte[] upload, String format) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    return Outcome.refused(
                            Refusal.of("documents.picture_too_wide", "megapixels", MOST_PIXELS / 1_000_000));
                }
                return Outcome.done(anew(reader.read(0), format));
            } finally {
                reader.dispose();
            }
        }
    }

    /** The same picture as PNG, no wider and no higher than this; a smaller one stays as large as it is. */
    public SafeImage within(int mostWidth, int mostHeight) {
        double scale = Math.min(1, Math.min((double) mostWidth / width, (double) mostHeight / height));
        int newWidth = Math.max(1, (int) Math.round(width * scale));
        int newHeight = Math.max(1, (int) Math.round(height * scale));
        BufferedImage copy = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = copy.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            pen.drawImage(ImageIO.read(new ByteArrayInputStream(content)), 0, 0, newWidth, newHeight, null);
            ImageIO.write(copy, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            pen.dispose();
        }
        return new SafeImage(out.toByteArray(), "image/png", newWidth, newHeight);
    }

    private static SafeImage anew(BufferedImage picture, String format) throws IOException {
        boolean jpeg = format.equals("jpeg");
        int type =
                jpeg || !picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        BufferedImage copy = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        Graphics2D pen = copy.createGraphics();
        pen.drawImage(picture, 0, 0, jpeg ? Color.WHITE : null, null);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(copy, format, out);
        return new SafeImage(out.toByteArray(), "image/" + format, copy.getWidth(), copy.getHeight());
    }

    private static @Nullable String format(byte[] bytes) {
        if (startsWith(bytes, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return "png";
        }
        return startsWith(bytes, 0xFF, 0xD8, 0xFF) ? "jpeg" : null;
    }

    /** Whether it looks like something that a browser would run or follow. */
    private static boolean active(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, SNIFFED_BYTES), StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .toLowerCase(Locale.ROOT);
        return start.contains("<svg")
                || start.contains("<html")
                || start.contains("<script")
                || start.contains("<?xml")
                || start.contains("<!doctype");
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
