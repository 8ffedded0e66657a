package coop.ouvrage.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The name that stands on every page: that of the co-operative that runs this installation. */
@Component
public class Cooperative {

    private final String name;
    private final boolean demo;

    Cooperative(@Value("${ouvrage.name:La Traverse}") String name, @Value("${ouvrage.demo:false}") boolean demo) {
        this.name = name;
        this.demo = demo;
    }

    public String name() {
        return name;
    }

    /** Whether people and money are invented, and the bench is there. */
    public boolean isDemo() {
        return demo;
    }
}
