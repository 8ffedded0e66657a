package coop.ouvrage.documents;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/** Splits a paragraph into runs of one direction, in the order in which the eye meets them, so that Arabic names print right. */
final class RightToLeftSplitter implements BidiSplitter {

    private List<BidiTextRun> runs = List.of();

    @Override
    public void setParagraph(String paragraph, byte direction) {
        if (paragraph.isEmpty()) {
            runs = List.of(new BidiTextRun(0, 0, LTR));
            return;
        }
        int base = direction == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
        Bidi bidi = new Bidi(paragraph, base);
        byte[] levels = new byte[bidi.getRunCount()];
        BidiTextRun[] ordered = new BidiTextRun[levels.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            int length = bidi.getRunLimit(i) - bidi.getRunStart(i);
            ordered[i] = new BidiTextRun(bidi.getRunStart(i), length, levels[i] % 2 == 0 ? LTR : RTL);
        }
        Bidi.reorderVisually(levels, 0, ordered, 0, ordered.length);
        runs = new ArrayList<>(List.of(ordered));
    }

    @Override
    public int countTextRuns() {
        return runs.size();
    }

    @Override
    public BidiTextRun getVisualRun(int index) {
        return runs.get(index);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
        return paragraph.isEmpty() || new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
                ? LTR
                : RTL;
    }
}
