package coop.ouvrage.demo;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the year is being lived just now, and how far it has come. */
@DemoOnly
@Component
class Loading {

    private volatile @Nullable Progress progress;

    Progress begun(Progress begun) {
        progress = begun;
        return begun;
    }

    void over() {
        progress = null;
    }

    /** In percent; null when nothing is loaded. */
    @Nullable
    Integer percent() {
        Progress known = progress;
        return known == null ? null : known.percent();
    }
}
