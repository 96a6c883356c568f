<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FilterTags</name>
    <message numerus="yes">
        <source>{names} or %Ln more</source>
        <translation>
            <numerusform>{names} or %Ln more</numerusform>
            <numerusform>{names} or %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MakeClaimDialog</name>
    <message numerus="yes">
        <source>A claim is of one account and one currency. These become %Ln claim(s), each with its figures as they stand today:</source>
        <translation>
            <numerusform>A claim is of one account and one currency. These become %Ln claim, with its figures as they stand today:</numerusform>
            <numerusform>A claim is of one account and one currency. These become %Ln claims, each with its figures as they stand today:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln claim(s)</source>
        <translation>
            <numerusform>Make %Ln claim</numerusform>
            <numerusform>Make %Ln claims</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TotalsCard</name>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln sale</numerusform>
            <numerusform>%Ln sales</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Said</name>
    <message numerus="yes">
        <source>%Ln sale(s) corrected.</source>
        <translation>
            <numerusform>%Ln sale corrected.</numerusform>
            <numerusform>%Ln sales corrected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Correction of %Ln sale(s) taken back.</source>
        <translation>
            <numerusform>Correction of %Ln sale taken back.</numerusform>
            <numerusform>Correction of %Ln sales taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln sale</numerusform>
            <numerusform>%Ln sales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %Ln sale(s) can be corrected at once. Select fewer.</source>
        <translation>
            <numerusform>Up to %Ln sale can be corrected at once. Select fewer.</numerusform>
            <numerusform>Up to %Ln sales can be corrected at once. Select fewer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableActions</name>
    <message numerus="yes">
        <source>%Ln row(s) copied</source>
        <translation>
            <numerusform>%Ln row copied</numerusform>
            <numerusform>%Ln rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttentionCard</name>
    <message numerus="yes">
        <source>%Ln sale(s) unpaid long after the shop’s usual delay</source>
        <translation>
            <numerusform>%Ln sale unpaid long after the shop’s usual delay</numerusform>
            <numerusform>%Ln sales unpaid long after the shop’s usual delay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) frozen by TikTok’s risk control</source>
        <translation>
            <numerusform>%Ln sale frozen by TikTok’s risk control</numerusform>
            <numerusform>%Ln sales frozen by TikTok’s risk control</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) with a status unknown to AffiTrack</source>
        <translation>
            <numerusform>%Ln sale with a status unknown to AffiTrack</numerusform>
            <numerusform>%Ln sales with a status unknown to AffiTrack</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) whose commission is not base × rate</source>
        <translation>
            <numerusform>%Ln sale whose commission is not base × rate</numerusform>
            <numerusform>%Ln sales whose commission is not base × rate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) paid at another rate than agreed</source>
        <translation>
            <numerusform>%Ln sale paid at another rate than agreed</numerusform>
            <numerusform>%Ln sales paid at another rate than agreed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) whose base fits no price</source>
        <translation>
            <numerusform>%Ln sale whose base fits no price</numerusform>
            <numerusform>%Ln sales whose base fits no price</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) without any rate</source>
        <translation>
            <numerusform>%Ln sale without any rate</numerusform>
            <numerusform>%Ln sales without any rate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) without any price</source>
        <translation>
            <numerusform>%Ln sale without any price</numerusform>
            <numerusform>%Ln sales without any price</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) settled before they were ordered</source>
        <translation>
            <numerusform>%Ln sale settled before it was ordered</numerusform>
            <numerusform>%Ln sales settled before they were ordered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) to check</source>
        <translation>
            <numerusform>%Ln sale to check</numerusform>
            <numerusform>%Ln sales to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of {file} were not taken in</source>
        <translation>
            <numerusform>%Ln row of {file} was not taken in</numerusform>
            <numerusform>%Ln rows of {file} were not taken in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) left to export: after {day} days are lost</source>
        <translation>
            <numerusform>%Ln day left to export: after {day} days are lost</numerusform>
            <numerusform>%Ln days left to export: after {day} days are lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) that no export reaches any more</source>
        <translation>
            <numerusform>%Ln day that no export reaches any more</numerusform>
            <numerusform>%Ln days that no export reaches any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payout(s) that fit no payout run</source>
        <translation>
            <numerusform>%Ln payout that fits no payout run</numerusform>
            <numerusform>%Ln payouts that fit no payout run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payout(s) of which nothing arrived</source>
        <translation>
            <numerusform>%Ln payout of which nothing arrived</numerusform>
            <numerusform>%Ln payouts of which nothing arrived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payout(s) of which less arrived than expected</source>
        <translation>
            <numerusform>%Ln payout of which less arrived than expected</numerusform>
            <numerusform>%Ln payouts of which less arrived than expected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) may be paid by now: export {days} again</source>
        <translation>
            <numerusform>%Ln sale may be paid by now: export {days} again</numerusform>
            <numerusform>%Ln sales may be paid by now: export {days} again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarCard</name>
    <message numerus="yes">
        <source>%Ln day(s) of release further ahead, until {day}</source>
        <translation>
            <numerusform>%Ln day of release further ahead, until {day}</numerusform>
            <numerusform>%Ln days of release further ahead, until {day}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountCards</name>
    <message numerus="yes">
        <source>%Ln paid</source>
        <translation>
            <numerusform>%Ln paid</numerusform>
            <numerusform>%Ln paid</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost</source>
        <translation>
            <numerusform>%Ln lost</numerusform>
            <numerusform>%Ln lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cleared</source>
        <translation>
            <numerusform>%Ln cleared</numerusform>
            <numerusform>%Ln cleared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held back</source>
        <translation>
            <numerusform>%Ln held back</numerusform>
            <numerusform>%Ln held back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln taken back</source>
        <translation>
            <numerusform>%Ln taken back</numerusform>
            <numerusform>%Ln taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln frozen</source>
        <translation>
            <numerusform>%Ln frozen</numerusform>
            <numerusform>%Ln frozen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not paid by the buyer yet</source>
        <translation>
            <numerusform>%Ln not paid by the buyer yet</numerusform>
            <numerusform>%Ln not paid by the buyer yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with an unknown status</source>
        <translation>
            <numerusform>%Ln with an unknown status</numerusform>
            <numerusform>%Ln with an unknown status</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln corrected</source>
        <translation>
            <numerusform>%Ln corrected</numerusform>
            <numerusform>%Ln corrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverageCard</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) of {days} were still waiting in the last export that has them. Export these days again to see what was paid.</source>
        <translation>
            <numerusform>%Ln sale of {days} was still waiting in the last export that has it. Export these days again to see what was paid.</numerusform>
            <numerusform>%Ln sales of {days} were still waiting in the last export that has them. Export these days again to see what was paid.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferencesCard</name>
    <message numerus="yes">
        <source>%Ln row(s) more, which the list does not show.</source>
        <translation>
            <numerusform>%Ln row more, which the list does not show.</numerusform>
            <numerusform>%Ln rows more, which the list does not show.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureCards</name>
    <message numerus="yes">
        <source>Lost · last %Ln day(s)</source>
        <translation>
            <numerusform>Lost · last %Ln day</numerusform>
            <numerusform>Lost · last %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln day(s)</source>
        <translation>
            <numerusform>in %Ln day</numerusform>
            <numerusform>in %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln sale</numerusform>
            <numerusform>%Ln sales</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) with a status that is not known: “{status}”. They are kept apart until you say what became of them, by “Correct…” on the page of sales.</source>
        <translation>
            <numerusform>%Ln sale with a status that is not known: “{status}”. It is kept apart until you say what became of it, by “Correct…” on the page of sales.</numerusform>
            <numerusform>%Ln sales with a status that is not known: “{status}”. They are kept apart until you say what became of them, by “Correct…” on the page of sales.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of other creators, left out</source>
        <translation>
            <numerusform>%Ln row of another creator, left out</numerusform>
            <numerusform>%Ln rows of other creators, left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that are no sales, left out</source>
        <translation>
            <numerusform>%Ln row that is no sale, left out</numerusform>
            <numerusform>%Ln rows that are no sales, left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known</source>
        <translation>
            <numerusform>%Ln known</numerusform>
            <numerusform>%Ln known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older</source>
        <translation>
            <numerusform>%Ln older</numerusform>
            <numerusform>%Ln older</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>%Ln rejected</numerusform>
            <numerusform>%Ln rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) recognised</source>
        <translation>
            <numerusform>%Ln file recognised</numerusform>
            <numerusform>%Ln files recognised</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not taken</source>
        <translation>
            <numerusform>%Ln not taken</numerusform>
            <numerusform>%Ln not taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them imported before</source>
        <translation>
            <numerusform>%Ln of them imported before</numerusform>
            <numerusform>%Ln of them imported before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message numerus="yes">
        <source>Import %Ln row(s)</source>
        <translation>
            <numerusform>Import %Ln row</numerusform>
            <numerusform>Import %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected row(s) go into a file of their own</source>
        <translation>
            <numerusform>%Ln rejected row goes into a file of its own</numerusform>
            <numerusform>%Ln rejected rows go into a file of their own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportsModel</name>
    <message numerus="yes">
        <source>%Ln mended</source>
        <translation>
            <numerusform>%Ln mended</numerusform>
            <numerusform>%Ln mended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected</source>
        <translation>
            <numerusform>%Ln row rejected</numerusform>
            <numerusform>%Ln rows rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mended and taken in since</source>
        <translation>
            <numerusform>%Ln mended and taken in since</numerusform>
            <numerusform>%Ln mended and taken in since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportsPage</name>
    <message numerus="yes">
        <source>Import undone. %Ln sale(s) are as they were before.</source>
        <translation>
            <numerusform>Import undone. %Ln sale is as it was before.</numerusform>
            <numerusform>Import undone. %Ln sales are as they were before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new row(s)</source>
        <translation>
            <numerusform>%Ln new row</numerusform>
            <numerusform>%Ln new rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known already</source>
        <translation>
            <numerusform>%Ln known already</numerusform>
            <numerusform>%Ln known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older</source>
        <translation>
            <numerusform>%Ln older</numerusform>
            <numerusform>%Ln older</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>%Ln rejected</numerusform>
            <numerusform>%Ln rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added to the %Ln file(s) that wait here.</source>
        <translation>
            <numerusform>Added to the %Ln file that waits here.</numerusform>
            <numerusform>Added to the %Ln files that wait here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingStep</name>
    <message numerus="yes">
        <source>%Ln of the first rows cannot be taken</source>
        <translation>
            <numerusform>%Ln of the first rows cannot be taken</numerusform>
            <numerusform>%Ln of the first rows cannot be taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message numerus="yes">
        <source>%Ln row(s) per second</source>
        <translation>
            <numerusform>%Ln row per second</numerusform>
            <numerusform>%Ln rows per second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln second(s) left</source>
        <translation>
            <numerusform>about %Ln second left</numerusform>
            <numerusform>about %Ln seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message numerus="yes">
        <source>Also for %Ln other file(s) that leave it open</source>
        <translation>
            <numerusform>Also for %Ln other file that leaves it open</numerusform>
            <numerusform>Also for %Ln other files that leave it open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message numerus="yes">
        <source>in %Ln day(s)</source>
        <translation>
            <numerusform>in %Ln day</numerusform>
            <numerusform>in %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln sale</numerusform>
            <numerusform>%Ln sales</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionTotals</name>
    <message numerus="yes">
        <source>%Ln line(s) selected</source>
        <translation>
            <numerusform>%Ln line selected</numerusform>
            <numerusform>%Ln lines selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoCard</name>
    <message numerus="yes">
        <source>%Ln sale(s) that it brought are removed.</source>
        <translation>
            <numerusform>%Ln sale that it brought is removed.</numerusform>
            <numerusform>%Ln sales that it brought are removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) get their earlier values back.</source>
        <translation>
            <numerusform>%Ln sale gets its earlier values back.</numerusform>
            <numerusform>%Ln sales get their earlier values back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) that another file states as well stay.</source>
        <translation>
            <numerusform>%Ln sale that another file states as well stays.</numerusform>
            <numerusform>%Ln sales that another file states as well stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are listed below.</source>
        <translation>
            <numerusform>The first one is listed below (%Ln).</numerusform>
            <numerusform>The first %Ln are listed below.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoStack</name>
    <message numerus="yes">
        <source>Import undone: %Ln line(s) removed</source>
        <translation>
            <numerusform>Import undone: %Ln line removed</numerusform>
            <numerusform>Import undone: %Ln lines removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln put back as before</source>
        <translation>
            <numerusform>%Ln put back as before</numerusform>
            <numerusform>%Ln put back as before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideosCard</name>
    <message numerus="yes">
        <source>ordered in the last %Ln day(s)</source>
        <translation>
            <numerusform>ordered in the last %Ln day</numerusform>
            <numerusform>ordered in the last %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_DropOverlay</name>
    <message numerus="yes">
        <source>Drop %Ln file(s) to see what is in them</source>
        <translation>
            <numerusform>Drop %Ln file to see what is in it</numerusform>
            <numerusform>Drop %Ln files to see what is in them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DaysCanvas</name>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailCard</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TypesCanvas</name>
    <message numerus="yes">
        <source>%Ln of them with known views</source>
        <translation>
            <numerusform>%Ln of them with known views</numerusform>
            <numerusform>%Ln of them with known views</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProductsSection</name>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln sale</numerusform>
            <numerusform>%Ln sales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln agreed rate(s)</source>
        <translation>
            <numerusform>%Ln agreed rate</numerusform>
            <numerusform>%Ln agreed rates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShopsSection</name>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln sale</numerusform>
            <numerusform>%Ln sales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shop(s)</source>
        <translation>
            <numerusform>%Ln shop</numerusform>
            <numerusform>%Ln shops</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthsCard</name>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln month</numerusform>
            <numerusform>%Ln months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message numerus="yes">
        <source>Over %Ln month(s) it missed by {error} on average</source>
        <translation>
            <numerusform>Over %Ln month it missed by {error} on average</numerusform>
            <numerusform>Over %Ln months it missed by {error} on average</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln month(s), {count} fell inside the 80% range; 8 in 10 should.</source>
        <translation>
            <numerusform>Of %Ln month, {count} fell inside the 80% range; 8 in 10 should.</numerusform>
            <numerusform>Of %Ln months, {count} fell inside the 80% range; 8 in 10 should.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArrivalWords</name>
    <message numerus="yes">
        <source>%Ln payout(s) deleted.</source>
        <translation>
            <numerusform>%Ln payout deleted.</numerusform>
            <numerusform>%Ln payouts deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln settled sale(s)</source>
        <translation>
            <numerusform>%Ln settled sale</numerusform>
            <numerusform>%Ln settled sales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) settled at zero</source>
        <translation>
            <numerusform>%Ln sale settled at zero</numerusform>
            <numerusform>%Ln sales settled at zero</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) settled at a lower rate than agreed</source>
        <translation>
            <numerusform>%Ln sale settled at a lower rate than agreed</numerusform>
            <numerusform>%Ln sales settled at a lower rate than agreed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) settled on too low a base</source>
        <translation>
            <numerusform>%Ln sale settled on too low a base</numerusform>
            <numerusform>%Ln sales settled on too low a base</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) settled below base × rate</source>
        <translation>
            <numerusform>%Ln sale settled below base × rate</numerusform>
            <numerusform>%Ln sales settled below base × rate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) settled below the estimate</source>
        <translation>
            <numerusform>%Ln sale settled below the estimate</numerusform>
            <numerusform>%Ln sales settled below the estimate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln late sale(s) that this run was to pay</source>
        <translation>
            <numerusform>%Ln late sale that this run was to pay</numerusform>
            <numerusform>%Ln late sales that this run was to pay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) of this run that are not settled yet</source>
        <translation>
            <numerusform>%Ln sale of this run that is not settled yet</numerusform>
            <numerusform>%Ln sales of this run that are not settled yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) taken back since the run before</source>
        <translation>
            <numerusform>%Ln sale taken back since the run before</numerusform>
            <numerusform>%Ln sales taken back since the run before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payout(s) of {file} taken in.</source>
        <translation>
            <numerusform>%Ln payout of {file} taken in.</numerusform>
            <numerusform>%Ln payouts of {file} taken in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message numerus="yes">
        <source>%Ln sale(s) behind it</source>
        <translation>
            <numerusform>%Ln sale behind it</numerusform>
            <numerusform>%Ln sales behind it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more, with less each</source>
        <translation>
            <numerusform>and %Ln more, with less</numerusform>
            <numerusform>and %Ln more, with less each</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClaimWords</name>
    <message numerus="yes">
        <source>%Ln day(s) left, until {day}</source>
        <translation>
            <numerusform>%Ln day left, until {day}</numerusform>
            <numerusform>%Ln days left, until {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over for %Ln day(s)</source>
        <translation>
            <numerusform>over for %Ln day</numerusform>
            <numerusform>over for %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to claim: {amount}</source>
        <translation>
            <numerusform>%Ln case to claim: {amount}</numerusform>
            <numerusform>%Ln cases to claim: {amount}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln sale(s) and payout(s)</source>
        <translation>
            <numerusform>in %Ln sale or payout</numerusform>
            <numerusform>in %Ln sales and payouts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln claim(s)</source>
        <translation>
            <numerusform>in %Ln claim</numerusform>
            <numerusform>in %Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln sale</numerusform>
            <numerusform>%Ln sales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s) deleted.</source>
        <translation>
            <numerusform>%Ln claim deleted.</numerusform>
            <numerusform>%Ln claims deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s) made, still to be sent.</source>
        <translation>
            <numerusform>%Ln claim made, still to be sent.</numerusform>
            <numerusform>%Ln claims made, still to be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementDialog</name>
    <message numerus="yes">
        <source>Take in %Ln payout(s)</source>
        <translation>
            <numerusform>Take in %Ln payout</numerusform>
            <numerusform>Take in %Ln payouts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) can be read so.</source>
        <translation>
            <numerusform>%Ln line can be read so.</numerusform>
            <numerusform>%Ln lines can be read so.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementPreview</name>
    <message numerus="yes">
        <source>%Ln line(s) read.</source>
        <translation>
            <numerusform>%Ln line read.</numerusform>
            <numerusform>%Ln lines read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them look like payouts and are ticked.</source>
        <translation>
            <numerusform>%Ln of them looks like a payout and is ticked.</numerusform>
            <numerusform>%Ln of them look like payouts and are ticked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are there already.</source>
        <translation>
            <numerusform>%Ln of them is there already.</numerusform>
            <numerusform>%Ln of them are there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seem to be there already and are not ticked.</source>
        <translation>
            <numerusform>%Ln seems to be there already and is not ticked.</numerusform>
            <numerusform>%Ln seem to be there already and are not ticked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without an amount, or not booked yet, are left out.</source>
        <translation>
            <numerusform>%Ln without an amount, or not booked yet, is left out.</numerusform>
            <numerusform>%Ln without an amount, or not booked yet, are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) cannot be read.</source>
        <translation>
            <numerusform>%Ln line cannot be read.</numerusform>
            <numerusform>%Ln lines cannot be read.</numerusform>
        </translation>
    </message>
</context>
</TS>
