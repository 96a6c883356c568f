<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DataActions</name>
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
    <name>DifferencesCard</name>
    <message numerus="yes">
        <source>the first %Ln row(s) are listed</source>
        <translation>
            <numerusform>the first row is listed</numerusform>
            <numerusform>the first %Ln rows are listed</numerusform>
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
</context>
<context>
    <name>ImportsPage</name>
    <message numerus="yes">
        <source>%Ln row(s) imported</source>
        <translation>
            <numerusform>%Ln row imported</numerusform>
            <numerusform>%Ln rows imported</numerusform>
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
        <source>Import undone. %Ln sale(s) are as they were before.</source>
        <translation>
            <numerusform>Import undone. %Ln sale is as it was before.</numerusform>
            <numerusform>Import undone. %Ln sales are as they were before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
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
    <name>_DropOverlay</name>
    <message numerus="yes">
        <source>Drop %Ln file(s) to see what is in them</source>
        <translation>
            <numerusform>Drop %Ln file to see what is in it</numerusform>
            <numerusform>Drop %Ln files to see what is in them</numerusform>
        </translation>
    </message>
</context>
</TS>
