package coop.ouvrage.documents;

import com.openhtmltopdf.bidi.BidiReorderer;

/** Turns a run of right-to-left text into the order of drawing, with brackets mirrored and Arabic letters joined. */
final class RightToLeftOrder implements BidiReorderer {

    private static final String MIRRORED = "()[]{}<>«»";
    private static final String MIRROR = ")(][}{><»«";

    @Override
    public String reorderRTLTextToLTR(String text) {
        StringBuilder mirrored = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int at = MIRRORED.indexOf(c);
            mirrored.appendCodePoint(at < 0 ? c : MIRROR.charAt(at));
        });
        return mirrored.reverse().toString();
    }

    @Override
    public String shapeText(String text) {
        return ArabicShaping.join(text);
    }

    @Override
    public String deshapeText(String text) {
        return text;
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}
