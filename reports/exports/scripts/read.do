* Reads the released figures with their labels. Run it in the folder into which the archive was unpacked:  do read.do
* Stata 16 or later reads figures.sav with the labels in it. Earlier ones read figures.csv, in which words are codes; columns.csv says
* what each means. A figure that is not shown is missing, and the variable "reason" says why.

version 14
clear
if c(stata_version) >= 16 {
    import spss using "figures.sav"
}
else {
    import delimited using "figures.csv", varnames(1) encoding("utf-8") bindquotes(strict) stringcols(_all)
    quietly ds
    local first : word 1 of `r(varlist)'
    capture rename `first' what
    drop if substr(what, 1, 1) == "#"
    destring n invited figure low high, replace
    foreach name of varlist what estimand unit bound precision {
        rename `name' code_of_`name'
        encode code_of_`name', generate(`name')
        drop code_of_`name'
    }
}
label data "Released figures"
describe
